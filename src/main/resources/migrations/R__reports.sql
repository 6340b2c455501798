-- What is reported about live chat sessions: views, made anew whenever this file changes.

DROP FUNCTION IF EXISTS switchboard_report_days;
DROP VIEW IF EXISTS im_livechat_report_channel, im_livechat_report_operator, im_livechat_report_channel_19,
  switchboard_report_now, switchboard_report_summand;
DROP FUNCTION IF EXISTS switchboard_report_changes;
DROP VIEW IF EXISTS switchboard_report_counted;

-- The definition: what 17 and 18 count of each session in which something was said. The rest of this file is only about
-- not counting it each time. Columns are those of switchboard_report_session.
CREATE VIEW switchboard_report_counted AS
SELECT
  session.id,
  session.livechat_channel_id,
  session.livechat_operator_id AS partner_id,
  session.country_id,
  session.create_date AS start_date,
  session.anonymous_name IS NOT NULL AS is_anonymous,
  said.messages AS nbr_message,
  (extract(epoch FROM said.last - said.first) * 1000000)::int8 AS duration,
  (extract(epoch FROM said.answer - said.first) * 1000000)::int8 AS time_to_answer,
  rated.rating,
  COALESCE(consumed.rating, 0) AS last_rating
FROM discuss_channel session
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
LEFT JOIN LATERAL (
  SELECT r.rating FROM rating_rating r
  WHERE r.res_model = 'discuss.channel' AND r.res_id = session.id AND r.consumed
  ORDER BY r.write_date DESC, r.id DESC LIMIT 1) consumed ON true
WHERE session.livechat_channel_id IS NOT NULL;

-- Sessions that changed since they were kept: what is no longer true of them (sign -1), and what is now (1). Its own
-- statement, so that it is planned once for a connection.
CREATE FUNCTION switchboard_report_changes() RETURNS TABLE (
  sign integer, id integer, livechat_channel_id integer, partner_id integer, country_id integer, start_date timestamp,
  is_anonymous boolean, nbr_message integer, duration bigint, time_to_answer bigint, rating double precision,
  last_rating double precision)
LANGUAGE plpgsql STABLE ROWS 100 SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY WITH changed AS MATERIALIZED (SELECT DISTINCT session_id FROM switchboard_report_change)
  SELECT -1, kept.* FROM changed JOIN switchboard_report_session kept ON kept.id = changed.session_id
  UNION ALL
  SELECT 1, counted.* FROM changed JOIN switchboard_report_counted counted ON counted.id = changed.session_id;
END $$;

-- What is true now: what is kept, but for what changed since.
CREATE VIEW switchboard_report_now AS
SELECT 1 AS sign, kept.* FROM switchboard_report_session kept
WHERE NOT EXISTS (SELECT FROM switchboard_report_change change WHERE change.session_id = kept.id)
UNION ALL
SELECT * FROM switchboard_report_changes() WHERE sign = 1;

-- What is summed up: sessions as they are kept, and how they changed.
CREATE VIEW switchboard_report_summand AS
SELECT
  session.id,
  session.kept,
  session.sign::int8 AS sign,
  session.start_date,
  session.livechat_channel_id,
  session.partner_id,
  session.nbr_message,
  session.duration,
  (session.time_to_answer IS NOT NULL)::int4 AS answered,
  COALESCE(session.time_to_answer, 0) AS time_to_answer,
  session.is_anonymous::int4 AS anonymous,
  (session.rating IS NOT NULL)::int4 AS rated,
  COALESCE(session.rating::int4, 0) AS rating,
  COALESCE(session.rating = 5, false)::int4 AS happy,
  (COALESCE(session.rating, 0) = 0)::int4 AS unrated,
  session.last_rating::numeric AS last_rating
FROM (
  SELECT true AS kept, 1 AS sign, * FROM switchboard_report_session
  UNION ALL SELECT false, * FROM switchboard_report_changes()) session;

-- Adds kept sessions to the sums of days in some zones (weight 1), or takes them out (-1).
CREATE OR REPLACE FUNCTION switchboard_sum_up_reports(sessions integer[], zones smallint[], weight integer)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO switchboard_report_day AS kept
  SELECT
    zone.id, timezone(zone.name, timezone('UTC', s.start_date))::date, s.livechat_channel_id,
    COALESCE(s.partner_id, 0), weight * count(*), weight * sum(s.nbr_message), weight * sum(s.duration),
    weight * sum(s.answered), weight * sum(s.time_to_answer), weight * sum(s.anonymous), weight * sum(s.rated),
    weight * sum(s.rating), weight * sum(s.happy), weight * sum(s.unrated), weight * sum(s.last_rating)
  FROM switchboard_report_summand s
  CROSS JOIN switchboard_report_zone zone
  WHERE s.kept AND s.id IN (SELECT unnest(sessions)) AND zone.id = ANY (zones)
  GROUP BY 1, 2, 3, 4
  ON CONFLICT (zone_id, day, livechat_channel_id, partner_id) DO UPDATE SET
    records = kept.records + excluded.records,
    nbr_message = kept.nbr_message + excluded.nbr_message,
    duration = kept.duration + excluded.duration,
    answered = kept.answered + excluded.answered,
    time_to_answer = kept.time_to_answer + excluded.time_to_answer,
    anonymous = kept.anonymous + excluded.anonymous,
    rated = kept.rated + excluded.rated,
    rating = kept.rating + excluded.rating,
    happy = kept.happy + excluded.happy,
    unrated = kept.unrated + excluded.unrated,
    last_rating = kept.last_rating + excluded.last_rating
$$;

-- Keeps what changed, as far as it fits into so many notes; gives how many notes that were. One at a time.
CREATE OR REPLACE FUNCTION switchboard_keep_reports(most integer) RETURNS integer LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
  notes integer;
  changed integer[];
  zones smallint[] := ARRAY(SELECT id FROM switchboard_report_zone);
BEGIN
  WITH taken AS (
    DELETE FROM switchboard_report_change
    WHERE ctid = ANY (ARRAY(SELECT ctid FROM switchboard_report_change LIMIT most)) RETURNING session_id)
  SELECT count(*), array_agg(DISTINCT session_id) INTO notes, changed FROM taken;
  IF notes > 0 THEN
    PERFORM switchboard_sum_up_reports(changed, zones, -1);
    DELETE FROM switchboard_report_session WHERE id IN (SELECT unnest(changed));
    INSERT INTO switchboard_report_session
    SELECT * FROM switchboard_report_counted WHERE id IN (SELECT unnest(changed));
    PERFORM switchboard_sum_up_reports(changed, zones, 1);
  END IF;
  RETURN notes;
END $$;

-- Keeps the days of some zones and of no other ones, passing over names that are none. One at a time, and not while
-- sessions are kept.
CREATE OR REPLACE FUNCTION switchboard_keep_report_zones(names varchar[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  missing varchar;
  zone smallint;
BEGIN
  DELETE FROM switchboard_report_zone WHERE name <> ALL (names);
  FOR missing IN SELECT unnest(names) EXCEPT SELECT name FROM switchboard_report_zone LOOP
    BEGIN
      PERFORM timezone(missing, now());
      INSERT INTO switchboard_report_zone (name) VALUES (missing) RETURNING id INTO zone;
      PERFORM switchboard_sum_up_reports(ARRAY(SELECT id FROM switchboard_report_session), ARRAY[zone], 1);
    EXCEPTION WHEN invalid_parameter_value THEN
      NULL;
    END;
  END LOOP;
END $$;

-- Days of a zone, summed up: what is kept of them, and how that changed since. The days of a zone that is not kept come
-- from the sessions.
CREATE FUNCTION switchboard_report_days(zone text) RETURNS TABLE (
  start_date timestamp, livechat_channel_id integer, partner_id integer, records bigint, nbr_message bigint,
  duration bigint, answered bigint, time_to_answer bigint, anonymous bigint, rated bigint, rating bigint, happy bigint,
  unrated bigint, last_rating numeric)
LANGUAGE sql STABLE AS $$
  SELECT
    d.day::timestamp, d.livechat_channel_id, NULLIF(d.partner_id, 0), d.records, d.nbr_message, d.duration, d.answered,
    d.time_to_answer, d.anonymous, d.rated, d.rating, d.happy, d.unrated, d.last_rating
  FROM switchboard_report_day d
  WHERE d.zone_id = (SELECT z.id FROM switchboard_report_zone z WHERE z.name = zone)
  UNION ALL
  SELECT
    date_trunc('day', timezone(zone, timezone('UTC', s.start_date))), s.livechat_channel_id, s.partner_id, s.sign,
    s.sign * s.nbr_message, s.sign * s.duration, s.sign * s.answered, s.sign * s.time_to_answer,
    s.sign * s.anonymous, s.sign * s.rated, s.sign * s.rating, s.sign * s.happy, s.sign * s.unrated,
    s.sign * s.last_rating
  FROM switchboard_report_summand s
  WHERE NOT s.kept OR NOT EXISTS (SELECT FROM switchboard_report_zone z WHERE z.name = zone)
$$;

CREATE VIEW im_livechat_report_channel AS
SELECT
  figures.id,
  session.uuid,
  figures.id AS channel_id,
  session.name AS channel_name,
  (desk.name || ' / ' || figures.id)::varchar AS technical_name,
  figures.livechat_channel_id,
  figures.start_date,
  to_char(figures.start_date, 'YYYY-MM-DD HH24:00:00')::varchar AS start_date_hour,
  to_char(figures.start_date, 'HH24')::varchar AS start_hour,
  extract(dow FROM figures.start_date)::int4::varchar AS day_number, -- 0 is Sunday
  figures.duration / 1e6::float8 AS duration,
  figures.time_to_answer / 1e6::float8 AS time_to_answer,
  1 AS nbr_speaker,
  figures.nbr_message,
  (figures.time_to_answer IS NULL)::int4 AS is_without_answer,
  (now() AT TIME ZONE 'utc')::date - figures.start_date::date + 1 AS days_of_activity,
  figures.is_anonymous::int4 AS is_anonymous,
  figures.country_id,
  COALESCE(figures.rating = 5, false)::int4 AS is_happy,
  figures.rating::int4 AS rating,
  (CASE figures.rating WHEN 1 THEN 'Unhappy' WHEN 3 THEN 'Neutral' WHEN 5 THEN 'Happy' END)::varchar AS rating_text,
  (COALESCE(figures.rating, 0) = 0)::int4 AS is_unrated,
  figures.partner_id
FROM switchboard_report_now figures
LEFT JOIN discuss_channel session ON session.id = figures.id
LEFT JOIN im_livechat_channel desk ON desk.id = figures.livechat_channel_id
WHERE figures.partner_id IS NOT NULL;

-- The same sessions by their operators. Odoo numbers the rows anew for each question, so that its ids name another row
-- in the next one; here they are those of the sessions.
CREATE VIEW im_livechat_report_operator AS
SELECT
  figures.id,
  figures.partner_id,
  figures.livechat_channel_id,
  1 AS nbr_channel,
  figures.id AS channel_id,
  figures.start_date,
  figures.duration / 1e6::float8 AS duration,
  figures.time_to_answer / 1e6::float8 AS time_to_answer,
  figures.last_rating AS rating
FROM switchboard_report_now figures;

-- Every live chat session, as 19 counts: its agents and bots are those that took part, not only the first operator.
CREATE VIEW im_livechat_report_channel_19 AS
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
-- A script that somebody tries out runs for no live chat channel; Odoo 19.0 counts that as well.
WHERE session.channel_type = 'livechat' AND (session.livechat_channel_id IS NOT NULL
  OR NOT EXISTS (SELECT FROM switchboard_chatbot_run run WHERE run.channel_id = session.id));

-- Whatever this file says now, it says of all sessions.
INSERT INTO switchboard_report_change (session_id)
SELECT id FROM discuss_channel WHERE livechat_channel_id IS NOT NULL UNION SELECT id FROM switchboard_report_session;
