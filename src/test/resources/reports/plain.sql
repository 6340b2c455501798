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

-- Every live chat session, as 19 counts.
CREATE VIEW plain_report_channel_19 AS
SELECT
  session.id,
  session.uuid,
  session.id AS channel_id,
  session.name AS channel_name,
  session.livechat_channel_id,
  session.create_date AS start_date,
  to_char(session.create_date, 'HH24')::varchar AS start_hour,
  to_char(session.create_date, 'YYYY-MM-DD HH24:00:00')::varchar AS start_date_hour,
  to_char(session.create_date, 'YYYY-MM-DD HH:MI:00')::varchar AS start_date_minutes, -- of twelve hours in Odoo too
  extract(dow FROM session.create_date)::int4::varchar AS day_number, -- 0 is Sunday
  (extract(epoch FROM COALESCE(session.livechat_end_dt, now() AT TIME ZONE 'utc') - session.create_date) / 60)::float8
    AS duration,
  (extract(epoch FROM CASE
    WHEN said.answer > session.livechat_end_dt THEN NULL
    WHEN took_part.agents > 0 AND took_part.bots > 0 THEN said.answer - said.last_of_bot
    ELSE said.answer - session.create_date END) / 3600)::float8 AS time_to_answer,
  said.messages AS nbr_message,
  session.country_id,
  session.livechat_lang_id AS lang_id,
  NULLIF(rated.rating, 0)::int4 AS rating,
  (CASE rated.rating WHEN 1 THEN 'Unhappy' WHEN 3 THEN 'Neutral' WHEN 5 THEN 'Happy' END)::varchar AS rating_text,
  session.livechat_operator_id AS partner_id,
  (took_part.agents = 0 AND took_part.bots > 0)::int4 AS handled_by_bot,
  (took_part.agents > 0)::int4 AS handled_by_agent,
  took_part.visitor_partner_id,
  (CASE WHEN took_part.agents > 1 THEN 'escalated' ELSE session.livechat_failure END)::varchar AS session_outcome,
  CASE WHEN took_part.agents = 0 THEN took_part.chatbot_script_id END AS chatbot_script_id,
  answered.ids::varchar AS chatbot_answers_path,
  answered.names::varchar AS chatbot_answers_path_str,
  known.names::varchar AS session_expertises,
  CASE WHEN took_part.agents > 1 THEN took_part.first_agent END AS agent_requesting_help_history,
  CASE WHEN took_part.agents > 1 THEN took_part.last_agent END AS agent_providing_help_history
FROM discuss_channel session
CROSS JOIN LATERAL (
  SELECT
    count(*) FILTER (WHERE h.livechat_member_type = 'agent') AS agents,
    count(*) FILTER (WHERE h.livechat_member_type = 'bot') AS bots,
    min(h.partner_id) FILTER (WHERE h.livechat_member_type = 'visitor') AS visitor_partner_id,
    min(h.chatbot_script_id) AS chatbot_script_id,
    (array_agg(h.id ORDER BY h.create_date, h.id) FILTER (WHERE h.livechat_member_type = 'agent'))[1] AS first_agent,
    (array_agg(h.id ORDER BY h.create_date DESC, h.id DESC) FILTER (WHERE h.livechat_member_type = 'agent'))[1]
      AS last_agent
  FROM im_livechat_channel_member_history h WHERE h.channel_id = session.id) took_part
CROSS JOIN LATERAL (
  SELECT
    count(DISTINCT m.id)::int4 AS messages,
    min(m.create_date) FILTER (WHERE CASE WHEN took_part.agents > 0 THEN h.livechat_member_type = 'agent'
      ELSE m.author_id = session.livechat_operator_id END) AS answer,
    max(m.create_date) FILTER (WHERE h.livechat_member_type = 'bot') AS last_of_bot
  FROM mail_message m
  LEFT JOIN im_livechat_channel_member_history h
    ON h.channel_id = m.res_id AND (h.partner_id = m.author_id OR h.guest_id = m.author_guest_id)
  WHERE m.model = 'discuss.channel' AND m.res_id = session.id) said
CROSS JOIN LATERAL (
  SELECT
    string_agg(b.user_raw_script_answer_id::text, ' - ' ORDER BY b.id) AS ids,
    string_agg(COALESCE(a.name, 'Unknown'), ' - ' ORDER BY b.id) AS names
  FROM chatbot_message b
  LEFT JOIN chatbot_script_answer a ON a.id = b.user_raw_script_answer_id
  WHERE b.discuss_channel_id = session.id AND b.user_raw_script_answer_id IS NOT NULL) answered
CROSS JOIN LATERAL (
  SELECT string_agg(e.name, ' - ' ORDER BY e.id) AS names
  FROM im_livechat_channel_member_history h
  JOIN im_livechat_channel_member_history_im_livechat_expertise_rel k
    ON k.im_livechat_channel_member_history_id = h.id
  JOIN im_livechat_expertise e ON e.id = k.im_livechat_expertise_id
  WHERE h.channel_id = session.id) known
LEFT JOIN LATERAL (
  SELECT r.rating FROM rating_rating r
  WHERE r.res_model = 'discuss.channel' AND r.res_id = session.id AND r.consumed
  ORDER BY r.write_date DESC, r.id DESC LIMIT 1) rated ON true
WHERE session.channel_type = 'livechat';
