-- Calls that were made with an idempotency key: a repetition within a day answers what the first one did.
CREATE TABLE switchboard_repetition (
  user_id     integer NOT NULL REFERENCES res_users ON DELETE CASCADE,
  key         varchar NOT NULL,
  call        varchar NOT NULL,
  answer      text,
  create_date timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
  PRIMARY KEY (user_id, key)
);
CREATE INDEX switchboard_repetition_create_date ON switchboard_repetition (create_date);
