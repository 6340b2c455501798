-- What reports keep of sessions, by the series whose reports count so, and sums of it by day, channel and one thing
-- more. All is counted anew (R__reports.sql).
DROP TABLE switchboard_report_session, switchboard_report_day CASCADE;

-- What was counted of each session: 17 for the reports of 17 and 18, 19 for that of 19. Times are in microseconds. A row
-- outlives its session until the next round, which has to take it out of the sums, too.
CREATE TABLE switchboard_report_session (
  series              smallint NOT NULL,
  id                  integer NOT NULL,
  livechat_channel_id integer,
  partner_id          integer,
  country_id          integer,
  start_date          timestamp NOT NULL,
  nbr_message         integer NOT NULL,
  duration            bigint, -- none while it goes on
  time_to_answer      bigint,
  rating              double precision,
  last_rating         double precision,
  is_anonymous        boolean NOT NULL,
  lang_id             integer,
  session_outcome     varchar,
  chatbot_script_id   integer,
  visitor_partner_id  integer,
  agents              integer NOT NULL,
  bots                integer NOT NULL,
  PRIMARY KEY (id, series)
) PARTITION BY LIST (series);
CREATE TABLE switchboard_report_session_17 PARTITION OF switchboard_report_session FOR VALUES IN (17);
CREATE TABLE switchboard_report_session_19 PARTITION OF switchboard_report_session FOR VALUES IN (19);
CREATE INDEX switchboard_report_session_start_date ON switchboard_report_session (start_date);

-- Sums over the kept sessions of one day and channel that have one thing more in common: a number, such as the operator,
-- or a word, such as how it ended. 0 and no letters stand for nothing. All sums are whole numbers or decimals, so that
-- what is taken out again leaves nothing behind.
CREATE TABLE switchboard_report_sum (
  zone_id             smallint NOT NULL REFERENCES switchboard_report_zone ON DELETE CASCADE,
  series              smallint NOT NULL,
  dimension           varchar NOT NULL,
  day                 date NOT NULL,
  livechat_channel_id integer NOT NULL,
  number              integer NOT NULL,
  word                varchar NOT NULL,
  begins              timestamp NOT NULL, -- when the day does, in UTC
  records             bigint NOT NULL,
  nbr_message         bigint NOT NULL,
  duration            bigint NOT NULL,
  going_on            bigint NOT NULL,
  begun               numeric NOT NULL, -- when those that go on did, in microseconds of the epoch
  answered            bigint NOT NULL,
  time_to_answer      bigint NOT NULL,
  rated               bigint NOT NULL,
  rating              bigint NOT NULL,
  last_rating         numeric NOT NULL,
  anonymous           bigint NOT NULL,
  happy               bigint NOT NULL,
  unrated             bigint NOT NULL,
  by_agent            bigint NOT NULL,
  by_bot              bigint NOT NULL,
  PRIMARY KEY (zone_id, series, dimension, day, livechat_channel_id, number, word)
) PARTITION BY LIST (dimension);
CREATE TABLE switchboard_report_sum_partner PARTITION OF switchboard_report_sum FOR VALUES IN ('partner_id');
CREATE TABLE switchboard_report_sum_country PARTITION OF switchboard_report_sum FOR VALUES IN ('country_id');
CREATE TABLE switchboard_report_sum_hour PARTITION OF switchboard_report_sum FOR VALUES IN ('start_hour');
CREATE TABLE switchboard_report_sum_other PARTITION OF switchboard_report_sum DEFAULT;

-- What only 19 counts.
CREATE TRIGGER switchboard_report_opened_19 AFTER INSERT ON discuss_channel FOR EACH ROW
  WHEN (NEW.livechat_channel_id IS NULL AND NEW.channel_type = 'livechat') EXECUTE FUNCTION switchboard_note_session();
CREATE TRIGGER switchboard_report_changed_19
  AFTER UPDATE OF channel_type, livechat_end_dt, livechat_failure, livechat_lang_id ON discuss_channel
  FOR EACH ROW EXECUTE FUNCTION switchboard_note_session();

CREATE FUNCTION switchboard_note_session_joined() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO switchboard_report_change (session_id)
  SELECT OLD.channel_id WHERE OLD.channel_id IS NOT NULL UNION SELECT NEW.channel_id WHERE NEW.channel_id IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER switchboard_report_joined
  AFTER INSERT OR DELETE OR UPDATE OF channel_id, livechat_member_type, partner_id, guest_id, chatbot_script_id, create_date
  ON im_livechat_channel_member_history FOR EACH ROW EXECUTE FUNCTION switchboard_note_session_joined();

-- Who took part in a session, also those of whom nothing else is known.
CREATE INDEX im_livechat_channel_member_history_channel_id ON im_livechat_channel_member_history (channel_id);
