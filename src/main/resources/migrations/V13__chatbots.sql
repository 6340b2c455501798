-- Scripts as conversations run them: what was changed since does not concern those that are under way.
CREATE TABLE switchboard_chatbot_version (
  id                integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  chatbot_script_id integer REFERENCES chatbot_script ON DELETE SET NULL,
  content           jsonb NOT NULL,
  digest            varchar NOT NULL,
  create_date       timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
  CONSTRAINT switchboard_chatbot_version_content UNIQUE (chatbot_script_id, digest)
);

-- Where each conversation stands: the step of its version, the answer given to each question, and the newest message
-- that it has taken into account. No step means that it begins anew.
CREATE TABLE switchboard_chatbot_run (
  channel_id       integer PRIMARY KEY REFERENCES discuss_channel ON DELETE CASCADE,
  version_id       integer NOT NULL REFERENCES switchboard_chatbot_version ON DELETE RESTRICT,
  step_id          integer,
  step_message_id  integer,
  answers          jsonb NOT NULL DEFAULT '{}',
  heard_message_id integer NOT NULL DEFAULT 0,
  operator_found   boolean NOT NULL DEFAULT false
);
CREATE INDEX switchboard_chatbot_run_version_id ON switchboard_chatbot_run (version_id);
