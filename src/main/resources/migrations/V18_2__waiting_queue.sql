-- Whether visitors wait in line while every operator has as many conversations as they take.
ALTER TABLE switchboard_reception ADD waiting_queue boolean NOT NULL DEFAULT false;

-- Who waits, in the order of the ids, and who was connected lately: what is known of how long it takes.
CREATE TABLE switchboard_waiting (
  id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  livechat_channel_id integer NOT NULL REFERENCES im_livechat_channel ON DELETE CASCADE,
  guest_id            integer NOT NULL REFERENCES mail_guest ON DELETE CASCADE,
  name                varchar NOT NULL,
  previous_partner_id integer,
  lang                varchar,
  country_id          integer,
  first_place         integer NOT NULL,
  create_date         timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
  last_seen           timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
  connected           timestamp,
  channel_id          integer REFERENCES discuss_channel ON DELETE CASCADE,
  CONSTRAINT switchboard_waiting_guest UNIQUE (livechat_channel_id, guest_id)
);
CREATE INDEX switchboard_waiting_guest_id ON switchboard_waiting (guest_id);
CREATE INDEX switchboard_waiting_channel_id ON switchboard_waiting (channel_id);
CREATE INDEX switchboard_waiting_line ON switchboard_waiting (livechat_channel_id, id) WHERE connected IS NULL;
