-- The reports of 17 and 18 counted anew from messages and ratings: what the kept ones are compared with.

-- What was said in each session in which something was said: a row each, as 17 and 18 count.
CREATE VIEW plain_report_channel AS
SELECT
  session.id,
  session.uuid,
  session.id AS channel_id,
  session.name AS channel_name,
  (desk.name || ' / ' || session.id)::varchar AS technical_name,
  session.livechat_channel_id,
  session.create_date AS start_date,
  to_char(session.create_date, 'YYYY-MM-DD HH24:00:00')::varchar AS start_date_hour,
  to_char(session.create_date, 'HH24')::varchar AS start_hour,
  extract(dow FROM session.create_date)::int4::varchar AS day_number, -- 0 is Sunday
  extract(epoch FROM said.last - said.first)::float8 AS duration,
  extract(epoch FROM said.answer - said.first)::float8 AS time_to_answer,
  1 AS nbr_speaker,
  said.messages AS nbr_message,
  (said.answer IS NULL)::int4 AS is_without_answer,
  (now() AT TIME ZONE 'utc')::date - session.create_date::date + 1 AS days_of_activity,
  (session.anonymous_name IS NOT NULL)::int4 AS is_anonymous,
  session.country_id,
  COALESCE(rated.rating = 5, false)::int4 AS is_happy,
  rated.rating::int4 AS rating,
  (CASE rated.rating WHEN 1 THEN 'Unhappy' WHEN 3 THEN 'Neutral' WHEN 5 THEN 'Happy' END)::varchar AS rating_text,
  (COALESCE(rated.rating, 0) = 0)::int4 AS is_unrated,
  session.livechat_operator_id AS partner_id
FROM discuss_channel session
JOIN im_livechat_channel desk ON desk.id = session.livechat_channel_id
JOIN LATERAL (
  SELECT
    count(*)::int4 AS messages,
    min(m.create_date) AS first,
    max(m.create_date) AS last,
    min(m.create_date) FILTER (WHERE m.author_id = session.livechat_operator_id) AS answer
  FROM mail_message m WHERE m.model = 'discuss.channel' AND m.res_id = session.id) said ON said.messages > 0
LEFT JOIN LATERAL (
  SELECT r.rating FROM rating_rating r
  WHERE r.res_model = 'discuss.channel' AND r.res_id = session.id AND r.parent_res_model = 'im_livechat.channel'
  ORDER BY r.write_date DESC, r.id DESC LIMIT 1) rated ON true
WHERE session.livechat_operator_id IS NOT NULL;

-- The same sessions by their operators, as 17 and 18 count.
CREATE VIEW plain_report_operator AS
SELECT
  (row_number() OVER (ORDER BY session.id))::int4 AS id,
  session.livechat_operator_id AS partner_id,
  session.livechat_channel_id,
  1 AS nbr_channel,
  session.id AS channel_id,
  session.create_date AS start_date,
  extract(epoch FROM said.last - said.first)::float8 AS duration,
  extract(epoch FROM said.answer - said.first)::float8 AS time_to_answer,
  COALESCE(rated.rating, 0) AS rating
FROM discuss_channel session
JOIN LATERAL (
  SELECT
    min(m.create_date) AS first,
    max(m.create_date) AS last,
    min(m.create_date) FILTER (WHERE m.author_id = session.livechat_operator_id) AS answer
  FROM mail_message m WHERE m.model = 'discuss.channel' AND m.res_id = session.id) said ON said.first IS NOT NULL
LEFT JOIN LATERAL (
  SELECT r.rating FROM rating_rating r
  WHERE r.res_model = 'discuss.channel' AND r.res_id = session.id AND r.consumed
  ORDER BY r.write_date DESC, r.id DESC LIMIT 1) rated ON true
WHERE session.livechat_channel_id IS NOT NULL;
