-- Reports of a million sessions are not counted anew for each question. Triggers note which sessions changed, in the
-- transaction that changes them; what is noted is counted when somebody asks (R__reports.sql), until a round a little
-- later keeps it here.

-- Sessions whose figures may differ from what is kept. A list and no set: a round takes only the notes that it sees, so
-- that a change that is committed meanwhile stays noted.
CREATE TABLE switchboard_report_change (
  session_id integer NOT NULL
);

-- What was counted of each session in which something was said; times are in microseconds. A row outlives its session
-- until the next round, which has to take it out of the sums, too.
CREATE TABLE switchboard_report_session (
  id                  integer PRIMARY KEY,
  livechat_channel_id integer NOT NULL,
  partner_id          integer,
  country_id          integer,
  start_date          timestamp NOT NULL,
  is_anonymous        boolean NOT NULL,
  nbr_message         integer NOT NULL,
  duration            bigint NOT NULL,
  time_to_answer      bigint,
  rating              double precision,
  last_rating         double precision NOT NULL
);
CREATE INDEX switchboard_report_session_start_date ON switchboard_report_session (start_date);

-- The time zones whose days are summed up.
CREATE TABLE switchboard_report_zone (
  id   smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar NOT NULL UNIQUE
);

-- Sums over the kept sessions of one day, channel and operator (0 is nobody). All are whole numbers or decimals, so
-- that what is taken out again leaves nothing behind.
CREATE TABLE switchboard_report_day (
  zone_id             smallint NOT NULL REFERENCES switchboard_report_zone ON DELETE CASCADE,
  day                 date NOT NULL,
  livechat_channel_id integer NOT NULL,
  partner_id          integer NOT NULL,
  records             bigint NOT NULL,
  nbr_message         bigint NOT NULL,
  duration            bigint NOT NULL,
  answered            bigint NOT NULL,
  time_to_answer      bigint NOT NULL,
  anonymous           bigint NOT NULL,
  rated               bigint NOT NULL,
  rating              bigint NOT NULL,
  happy               bigint NOT NULL,
  unrated             bigint NOT NULL,
  last_rating         numeric NOT NULL,
  PRIMARY KEY (zone_id, day, livechat_channel_id, partner_id)
);

CREATE FUNCTION switchboard_note_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO switchboard_report_change (session_id) VALUES (COALESCE(NEW.id, OLD.id));
  RETURN NULL;
END $$;

-- What belongs to a session, and moves to another one, changes both.
CREATE FUNCTION switchboard_note_session_of() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO switchboard_report_change (session_id)
  SELECT OLD.res_id WHERE OLD.res_id IS NOT NULL UNION SELECT NEW.res_id WHERE NEW.res_id IS NOT NULL;
  RETURN NULL;
END $$;

-- The marks that each message leaves on its conversation change nothing here, and do not call the triggers.
CREATE TRIGGER switchboard_report_opened AFTER INSERT ON discuss_channel FOR EACH ROW
  WHEN (NEW.livechat_channel_id IS NOT NULL) EXECUTE FUNCTION switchboard_note_session();
CREATE TRIGGER switchboard_report_changed
  AFTER UPDATE OF livechat_channel_id, livechat_operator_id, country_id, anonymous_name, create_date ON discuss_channel
  FOR EACH ROW EXECUTE FUNCTION switchboard_note_session();
CREATE TRIGGER switchboard_report_deleted AFTER DELETE ON discuss_channel FOR EACH ROW
  EXECUTE FUNCTION switchboard_note_session();

CREATE TRIGGER switchboard_report_posted AFTER INSERT ON mail_message FOR EACH ROW
  WHEN (NEW.model = 'discuss.channel') EXECUTE FUNCTION switchboard_note_session_of();
CREATE TRIGGER switchboard_report_changed
  AFTER UPDATE OF model, res_id, author_id, create_date ON mail_message FOR EACH ROW
  EXECUTE FUNCTION switchboard_note_session_of();
CREATE TRIGGER switchboard_report_deleted AFTER DELETE ON mail_message FOR EACH ROW
  WHEN (OLD.model = 'discuss.channel') EXECUTE FUNCTION switchboard_note_session_of();

CREATE TRIGGER switchboard_report_rated AFTER INSERT OR UPDATE OR DELETE ON rating_rating FOR EACH ROW
  EXECUTE FUNCTION switchboard_note_session_of();
