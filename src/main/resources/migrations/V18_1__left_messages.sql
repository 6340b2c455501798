-- Whether visitors may leave a message while nobody is there.
ALTER TABLE switchboard_reception ADD offline_form boolean NOT NULL DEFAULT false;

-- Conversations that began so, and up to which message their visitor was mailed.
CREATE TABLE switchboard_left_message (
  channel_id        integer PRIMARY KEY REFERENCES discuss_channel ON DELETE CASCADE,
  guest_id          integer NOT NULL REFERENCES mail_guest ON DELETE CASCADE,
  name              varchar NOT NULL,
  email             varchar NOT NULL,
  mailed_message_id integer NOT NULL DEFAULT 0,
  create_date       timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc')
);
CREATE INDEX switchboard_left_message_guest_id ON switchboard_left_message (guest_id);

-- Links in mails that lead back into such a conversation; of a link only a hash is stored.
CREATE TABLE switchboard_resumption (
  token_hash bytea PRIMARY KEY,
  channel_id integer NOT NULL REFERENCES switchboard_left_message ON DELETE CASCADE,
  expires    timestamp NOT NULL
);
CREATE INDEX switchboard_resumption_channel_id ON switchboard_resumption (channel_id);
CREATE INDEX switchboard_resumption_expires ON switchboard_resumption (expires);

-- Further tokens of guests who came back by such a link, beside the one that their first browser has.
CREATE TABLE switchboard_guest_token (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  guest_id     integer NOT NULL REFERENCES mail_guest ON DELETE CASCADE,
  access_token varchar NOT NULL
);
CREATE INDEX switchboard_guest_token_guest_id ON switchboard_guest_token (guest_id);
