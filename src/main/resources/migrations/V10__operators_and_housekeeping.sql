-- When housekeeping last cleaned up, and when it will again: one row, whichever node does it.
CREATE TABLE switchboard_housekeeping (
  lastcall timestamp,
  nextcall timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc')
);
INSERT INTO switchboard_housekeeping DEFAULT VALUES;

-- What housekeeping looks for.
CREATE INDEX switchboard_session_last_used ON switchboard_session (last_used);
CREATE INDEX bus_presence_last_poll ON bus_presence (last_poll) WHERE status = 'offline';
CREATE INDEX ir_attachment_pending ON ir_attachment (create_date)
  WHERE res_model = 'mail.compose.message' AND res_id = 0;

-- Whether an operator takes new conversations, and how many at a time; no number is no limit, as in Odoo.
ALTER TABLE res_users_settings
  ADD livechat_accepting boolean NOT NULL DEFAULT true,
  ADD livechat_capacity  integer CONSTRAINT res_users_settings_livechat_capacity CHECK (livechat_capacity >= 0);

-- Conversations whose operator is gone and whose visitor was told that nobody else is there.
CREATE TABLE switchboard_unattended (
  channel_id  integer PRIMARY KEY REFERENCES discuss_channel ON DELETE CASCADE,
  create_date timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc')
);
