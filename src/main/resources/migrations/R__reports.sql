-- What is reported about live chat sessions: views, made anew whenever this file changes.

DROP FUNCTION IF EXISTS switchboard_report_days;
DROP FUNCTION IF EXISTS switchboard_report_sums;
DROP FUNCTION IF EXISTS switchboard_report_rows;
DROP VIEW IF EXISTS im_livechat_report_channel, im_livechat_report_operator, im_livechat_report_channel_19,
  switchboard_report_now, switchboard_report_summand;
DROP FUNCTION IF EXISTS switchboard_sum_up_reports;
DROP FUNCTION IF EXISTS switchboard_report_figures;
DROP FUNCTION IF EXISTS switchboard_report_dimensions;
DROP FUNCTION IF EXISTS switchboard_report_changes;
DROP VIEW IF EXISTS switchboard_report_counted;

-- The definition. 17 and 18 count each session in which something was said; 19 counts every session, and its agents and
-- bots are those that took part, not only the first operator. The rest of this file is only about not counting it each
-- time. Columns are those of switchboard_report_session.
CREATE VIEW switchboard_report_counted AS
SELECT
  17::int2 AS series,
  session.id,
  session.livechat_channel_id,
  session.livechat_operator_id AS partner_id,
  session.country_id,
  session.create_date AS start_date,
  said.messages AS nbr_message,
  (extract(epoch FROM said.last - said.first) * 1000000)::int8 AS duration,
  (extract(epoch FROM said.answer - said.first) * 1000000)::int8 AS time_to_answer,
  rated.rating,
  COALESCE(consumed.rating, 0) AS last_rating,
  session.anonymous_name IS NOT NULL AS is_anonymous,
  NULL::int4 AS lang_id,
  NULL::varchar AS session_outcome,
  NULL::int4 AS chatbot_script_id,
  NULL::int4 AS visitor_partner_id,
  0 AS agents,
  0 AS bots
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
WHERE session.livechat_channel_id IS NOT NULL
UNION ALL
SELECT
  19::int2,
  session.id,
  session.livechat_channel_id,
  session.livechat_operator_id,
  session.country_id,
  session.create_date,
  said.messages,
  (extract(epoch FROM session.livechat_end_dt - session.create_date) * 1000000)::int8,
  (extract(epoch FROM CASE
    WHEN said.answer > session.livechat_end_dt THEN NULL
    WHEN took_part.agents > 0 AND took_part.bots > 0 THEN said.answer - said.last_of_bot
    ELSE said.answer - session.create_date END) * 1000000)::int8,
  NULLIF(consumed.rating, 0),
  COALESCE(consumed.rating, 0),
  session.anonymous_name IS NOT NULL,
  session.livechat_lang_id,
  CASE WHEN took_part.agents > 1 THEN 'escalated' ELSE session.livechat_failure END,
  CASE WHEN took_part.agents = 0 THEN took_part.chatbot_script_id END,
  took_part.visitor_partner_id,
  took_part.agents,
  took_part.bots
FROM discuss_channel session
CROSS JOIN LATERAL (
  SELECT
    count(*) FILTER (WHERE h.livechat_member_type = 'agent')::int4 AS agents,
    count(*) FILTER (WHERE h.livechat_member_type = 'bot')::int4 AS bots,
    min(h.partner_id) FILTER (WHERE h.livechat_member_type = 'visitor') AS visitor_partner_id,
    min(h.chatbot_script_id) AS chatbot_script_id
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
LEFT JOIN LATERAL (
  SELECT r.rating FROM rating_rating r
  WHERE r.res_model = 'discuss.channel' AND r.res_id = session.id AND r.consumed
  ORDER BY r.write_date DESC, r.id DESC LIMIT 1) consumed ON true
-- A script that somebody tries out runs for no live chat channel; Odoo 19.0 counts that as well.
WHERE session.channel_type = 'livechat' AND (session.livechat_channel_id IS NOT NULL
  OR NOT EXISTS (SELECT FROM switchboard_chatbot_run run WHERE run.channel_id = session.id));

-- How sessions that changed since they were kept did: what is no longer true of them (sign -1), and what is now (1).
-- Its own statement, so that it is planned once for a connection.
CREATE FUNCTION switchboard_report_changes(sessions integer[])
RETURNS TABLE (sign integer, session switchboard_report_session)
LANGUAGE plpgsql STABLE ROWS 100 SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT -1, kept FROM switchboard_report_session kept WHERE kept.id = ANY (sessions)
  UNION ALL
  SELECT 1, ROW(counted.*)::switchboard_report_session FROM switchboard_report_counted counted
  WHERE counted.id = ANY (sessions);
END $$;

-- What is true now: what is kept, but for what changed since.
CREATE VIEW switchboard_report_now AS
SELECT kept.* FROM switchboard_report_session kept
WHERE NOT EXISTS (SELECT FROM switchboard_report_change change WHERE change.session_id = kept.id)
UNION ALL
SELECT (now.session).*
FROM switchboard_report_changes(ARRAY(SELECT DISTINCT session_id FROM switchboard_report_change)) now
WHERE now.sign = 1;

CREATE OR REPLACE FUNCTION switchboard_rating_text(rating double precision) RETURNS varchar LANGUAGE sql IMMUTABLE AS $$
  SELECT (CASE rating WHEN 1 THEN 'Unhappy' WHEN 3 THEN 'Neutral' WHEN 5 THEN 'Happy' END)::varchar
$$;

-- What is summed up of a session, added (sign 1) or taken out (-1).
CREATE FUNCTION switchboard_report_figures(sign integer, session switchboard_report_session) RETURNS TABLE (
  records bigint, nbr_message bigint, duration bigint, going_on bigint, begun numeric, answered bigint,
  time_to_answer bigint, rated bigint, rating bigint, last_rating numeric, anonymous bigint, happy bigint,
  unrated bigint, by_agent bigint, by_bot bigint)
LANGUAGE sql IMMUTABLE AS $$
  SELECT
    sign::int8,
    sign * session.nbr_message::int8,
    sign * COALESCE(session.duration, 0),
    sign * (session.duration IS NULL)::int4::int8,
    sign * CASE WHEN session.duration IS NULL THEN extract(epoch FROM session.start_date) * 1000000 ELSE 0 END,
    sign * (session.time_to_answer IS NOT NULL)::int4::int8,
    sign * COALESCE(session.time_to_answer, 0),
    sign * (session.rating IS NOT NULL)::int4::int8,
    sign * COALESCE(session.rating::int4::int8, 0),
    sign * session.last_rating::numeric,
    sign * session.is_anonymous::int4::int8,
    sign * COALESCE(session.rating = 5, false)::int4::int8,
    sign * (COALESCE(session.rating, 0) = 0)::int4::int8,
    sign * (session.agents > 0)::int4::int8,
    sign * (session.agents = 0 AND session.bots > 0)::int4::int8
$$;

-- What sessions of a sum may have in common besides day and channel.
CREATE FUNCTION switchboard_report_dimensions(session switchboard_report_session)
RETURNS TABLE (dimension varchar, number integer, word varchar) LANGUAGE sql IMMUTABLE AS $$
  SELECT each.dimension, COALESCE(each.number, 0), COALESCE(each.word, '')
  FROM (VALUES
    (17, 'partner_id', session.partner_id, NULL),
    (17, 'country_id', session.country_id, NULL),
    (17, 'start_hour', NULL, to_char(session.start_date, 'HH24')),
    (17, 'day_number', NULL, extract(dow FROM session.start_date)::int4::varchar), -- 0 is Sunday
    (17, 'rating_text', NULL, switchboard_rating_text(session.rating)),
    (19, 'lang_id', session.lang_id, NULL),
    (19, 'session_outcome', NULL, session.session_outcome),
    (19, 'chatbot_script_id', session.chatbot_script_id, NULL)) each (since, dimension, number, word)
  WHERE each.since <= session.series
$$;

-- Adjusts the sums of days in some zones to how sessions changed since they were kept; without sessions, adds all.
CREATE FUNCTION switchboard_sum_up_reports(sessions integer[], zones smallint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO switchboard_report_sum AS kept
  SELECT
    zone.id, (s.session).series, d.dimension, place.day, COALESCE((s.session).livechat_channel_id, 0), d.number, d.word,
    timezone('UTC', timezone(zone.name, place.day::timestamp)),
    sum(f.records), sum(f.nbr_message), sum(f.duration), sum(f.going_on), sum(f.begun), sum(f.answered),
    sum(f.time_to_answer), sum(f.rated), sum(f.rating), sum(f.last_rating), sum(f.anonymous), sum(f.happy),
    sum(f.unrated), sum(f.by_agent), sum(f.by_bot)
  FROM (
    SELECT * FROM switchboard_report_changes(sessions)
    UNION ALL SELECT 1, all_kept FROM switchboard_report_session all_kept WHERE sessions IS NULL) s
  CROSS JOIN LATERAL switchboard_report_figures(s.sign, s.session) f
  CROSS JOIN LATERAL switchboard_report_dimensions(s.session) d
  CROSS JOIN switchboard_report_zone zone
  CROSS JOIN LATERAL (SELECT timezone(zone.name, timezone('UTC', (s.session).start_date))::date AS day) place
  WHERE zone.id = ANY (zones)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, zone.name
  ON CONFLICT (zone_id, series, dimension, day, livechat_channel_id, number, word) DO UPDATE SET
    records = kept.records + excluded.records,
    nbr_message = kept.nbr_message + excluded.nbr_message,
    duration = kept.duration + excluded.duration,
    going_on = kept.going_on + excluded.going_on,
    begun = kept.begun + excluded.begun,
    answered = kept.answered + excluded.answered,
    time_to_answer = kept.time_to_answer + excluded.time_to_answer,
    rated = kept.rated + excluded.rated,
    rating = kept.rating + excluded.rating,
    last_rating = kept.last_rating + excluded.last_rating,
    anonymous = kept.anonymous + excluded.anonymous,
    happy = kept.happy + excluded.happy,
    unrated = kept.unrated + excluded.unrated,
    by_agent = kept.by_agent + excluded.by_agent,
    by_bot = kept.by_bot + excluded.by_bot
$$;

-- Keeps what changed, as far as it fits into so many notes; gives how many notes that were. One at a time.
CREATE OR REPLACE FUNCTION switchboard_keep_reports(most integer) RETURNS integer LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
  notes integer;
  changed integer[];
BEGIN
  WITH taken AS (
    DELETE FROM switchboard_report_change
    WHERE ctid = ANY (ARRAY(SELECT ctid FROM switchboard_report_change LIMIT most)) RETURNING session_id)
  SELECT count(*), array_agg(DISTINCT session_id) INTO notes, changed FROM taken;
  IF notes > 0 THEN
    PERFORM switchboard_sum_up_reports(changed, ARRAY(SELECT id FROM switchboard_report_zone));
    DELETE FROM switchboard_report_session WHERE id = ANY (changed);
    INSERT INTO switchboard_report_session SELECT * FROM switchboard_report_counted WHERE id = ANY (changed);
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
      PERFORM switchboard_sum_up_reports(NULL, ARRAY[zone]);
    EXCEPTION WHEN invalid_parameter_value THEN
      NULL;
    END;
  END LOOP;
END $$;

-- The sessions that the sums of a zone do not tell apart as they should: those of some days as they are kept, all in a
-- zone that is not kept, and how sessions changed since.
CREATE FUNCTION switchboard_report_rows(zone text, series smallint, cuts date[])
RETURNS TABLE (sign integer, session switchboard_report_session) LANGUAGE plpgsql STABLE ROWS 1000 AS $$
BEGIN
  RETURN QUERY SELECT changed.sign, changed.session
  FROM switchboard_report_changes(ARRAY(SELECT DISTINCT session_id FROM switchboard_report_change)) changed
  WHERE (changed.session).series = switchboard_report_rows.series;
  IF EXISTS (SELECT FROM switchboard_report_zone known WHERE known.name = zone) THEN
    -- Of a day in any zone, as far as an index tells, and of that zone's.
    RETURN QUERY SELECT 1, kept FROM unnest(cuts) AS cut (day) JOIN switchboard_report_session kept
      ON kept.start_date >= cut.day - interval '16 hours' AND kept.start_date < cut.day + interval '40 hours'
    WHERE kept.series = switchboard_report_rows.series
      AND timezone(zone, timezone('UTC', kept.start_date))::date = cut.day;
  ELSE
    RETURN QUERY SELECT 1, kept FROM switchboard_report_session kept
    WHERE kept.series = switchboard_report_rows.series;
  END IF;
END $$;

-- What groups are summed up from: days of a zone in one dimension, but for some days and for what changed, of which
-- sessions come one by one. Columns of other dimensions are empty, and start_date is any moment of a whole day; its
-- begin in the zone is the day. What is called by UTC's hours is true in that zone only. The columns of both halves have
-- the same types, so that PostgreSQL computes those alone that are asked for.
CREATE FUNCTION switchboard_report_sums(zone text, series smallint, dimension text, cuts date[]) RETURNS TABLE (
  start_date timestamp, day timestamp, livechat_channel_id integer, partner_id integer, country_id integer,
  lang_id integer, chatbot_script_id integer, start_hour varchar, start_date_hour varchar, day_number varchar,
  rating_text varchar, session_outcome varchar, nbr_speaker integer, records bigint, nbr_message bigint,
  duration bigint, going_on bigint, begun numeric, answered bigint, time_to_answer bigint, rated bigint, rating bigint,
  last_rating numeric, anonymous bigint, happy bigint, unrated bigint, by_agent bigint, by_bot bigint)
LANGUAGE sql STABLE AS $$
  SELECT
    s.begins, s.day::timestamp, NULLIF(s.livechat_channel_id, 0), NULLIF(s.number, 0), NULLIF(s.number, 0),
    NULLIF(s.number, 0), NULLIF(s.number, 0), NULLIF(s.word, '')::varchar,
    (to_char(s.day, 'YYYY-MM-DD ') || s.word || ':00:00')::varchar, NULLIF(s.word, '')::varchar,
    NULLIF(s.word, '')::varchar, NULLIF(s.word, '')::varchar, 1, s.records, s.nbr_message, s.duration, s.going_on,
    s.begun, s.answered, s.time_to_answer, s.rated, s.rating, s.last_rating, s.anonymous, s.happy, s.unrated,
    s.by_agent, s.by_bot
  FROM switchboard_report_sum s
  WHERE s.zone_id = (SELECT z.id FROM switchboard_report_zone z WHERE z.name = zone)
    AND s.series = switchboard_report_sums.series AND s.dimension = switchboard_report_sums.dimension
    AND s.day <> ALL (cuts)
  UNION ALL
  SELECT
    (r.session).start_date, date_trunc('day', timezone(zone, timezone('UTC', (r.session).start_date))),
    (r.session).livechat_channel_id, (r.session).partner_id, (r.session).country_id, (r.session).lang_id,
    (r.session).chatbot_script_id, to_char((r.session).start_date, 'HH24')::varchar,
    to_char((r.session).start_date, 'YYYY-MM-DD HH24:00:00')::varchar,
    extract(dow FROM (r.session).start_date)::int4::varchar, switchboard_rating_text((r.session).rating),
    (r.session).session_outcome, 1, f.*
  FROM switchboard_report_rows(zone, series, cuts) r
  CROSS JOIN LATERAL switchboard_report_figures(r.sign, r.session) f
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
  switchboard_rating_text(figures.rating) AS rating_text,
  (COALESCE(figures.rating, 0) = 0)::int4 AS is_unrated,
  figures.partner_id
FROM switchboard_report_now figures
LEFT JOIN discuss_channel session ON session.id = figures.id
LEFT JOIN im_livechat_channel desk ON desk.id = figures.livechat_channel_id
WHERE figures.series = 17;

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
FROM switchboard_report_now figures
WHERE figures.series = 17;

-- Every live chat session, as 19 counts. What no sum tells is looked up for the columns that are asked for.
CREATE VIEW im_livechat_report_channel_19 AS
SELECT
  figures.id,
  session.uuid,
  figures.id AS channel_id,
  session.name AS channel_name,
  figures.livechat_channel_id,
  figures.start_date,
  to_char(figures.start_date, 'HH24')::varchar AS start_hour,
  to_char(figures.start_date, 'YYYY-MM-DD HH24:00:00')::varchar AS start_date_hour,
  to_char(figures.start_date, 'YYYY-MM-DD HH:MI:00')::varchar AS start_date_minutes, -- of twelve hours in Odoo too
  extract(dow FROM figures.start_date)::int4::varchar AS day_number, -- 0 is Sunday
  COALESCE(figures.duration / 6e7::float8, extract(epoch FROM now() AT TIME ZONE 'utc' - figures.start_date) / 60)::float8
    AS duration,
  figures.time_to_answer / 3.6e9::float8 AS time_to_answer,
  figures.nbr_message,
  figures.country_id,
  figures.lang_id,
  figures.rating::int4 AS rating,
  switchboard_rating_text(figures.rating) AS rating_text,
  figures.partner_id,
  (figures.agents = 0 AND figures.bots > 0)::int4 AS handled_by_bot,
  (figures.agents > 0)::int4 AS handled_by_agent,
  figures.visitor_partner_id,
  figures.session_outcome,
  figures.chatbot_script_id,
  (SELECT string_agg(b.user_raw_script_answer_id::text, ' - ' ORDER BY b.id) FROM chatbot_message b
    WHERE b.discuss_channel_id = figures.id AND b.user_raw_script_answer_id IS NOT NULL)::varchar AS chatbot_answers_path,
  (SELECT string_agg(COALESCE(a.name, 'Unknown'), ' - ' ORDER BY b.id) FROM chatbot_message b
    LEFT JOIN chatbot_script_answer a ON a.id = b.user_raw_script_answer_id
    WHERE b.discuss_channel_id = figures.id AND b.user_raw_script_answer_id IS NOT NULL)::varchar
    AS chatbot_answers_path_str,
  (SELECT string_agg(e.name, ' - ' ORDER BY e.id) FROM im_livechat_channel_member_history h
    JOIN im_livechat_channel_member_history_im_livechat_expertise_rel k
      ON k.im_livechat_channel_member_history_id = h.id
    JOIN im_livechat_expertise e ON e.id = k.im_livechat_expertise_id
    WHERE h.channel_id = figures.id)::varchar AS session_expertises,
  (SELECT h.id FROM im_livechat_channel_member_history h
    WHERE h.channel_id = figures.id AND h.livechat_member_type = 'agent' AND figures.agents > 1
    ORDER BY h.create_date, h.id LIMIT 1) AS agent_requesting_help_history,
  (SELECT h.id FROM im_livechat_channel_member_history h
    WHERE h.channel_id = figures.id AND h.livechat_member_type = 'agent' AND figures.agents > 1
    ORDER BY h.create_date DESC, h.id DESC LIMIT 1) AS agent_providing_help_history
FROM switchboard_report_now figures
LEFT JOIN discuss_channel session ON session.id = figures.id
WHERE figures.series = 19;

-- Whatever this file says now, it says of all sessions.
INSERT INTO switchboard_report_change (session_id)
SELECT id FROM discuss_channel WHERE livechat_channel_id IS NOT NULL OR channel_type = 'livechat'
UNION SELECT id FROM switchboard_report_session;
