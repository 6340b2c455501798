-- The columns and tables that the declared models of live chat have besides those of V1.

-- Who made each record and who changed it last, and when.
ALTER TABLE res_country ADD create_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD create_date timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
  ADD write_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD write_date timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc');
ALTER TABLE res_users_settings ADD create_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD create_date timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
  ADD write_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD write_date timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc');
ALTER TABLE res_groups ADD create_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD create_date timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
  ADD write_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD write_date timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc');
ALTER TABLE mail_message_subtype ADD create_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD create_date timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'),
  ADD write_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD write_date timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc');
ALTER TABLE res_partner ADD create_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD write_uid integer REFERENCES res_users ON DELETE SET NULL;
ALTER TABLE res_users ADD create_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD write_uid integer REFERENCES res_users ON DELETE SET NULL;
ALTER TABLE im_livechat_channel ADD write_uid integer REFERENCES res_users ON DELETE SET NULL;
ALTER TABLE mail_guest ADD create_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD write_uid integer REFERENCES res_users ON DELETE SET NULL;
ALTER TABLE discuss_channel ADD write_uid integer REFERENCES res_users ON DELETE SET NULL;
ALTER TABLE mail_message ADD create_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD write_uid integer REFERENCES res_users ON DELETE SET NULL;
ALTER TABLE discuss_channel_member ADD create_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD write_uid integer REFERENCES res_users ON DELETE SET NULL,
  ADD write_date timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc');

-- The texts of translated fields in other languages than the one they are stored in.
CREATE TABLE switchboard_translation (
  model  varchar NOT NULL,
  field  varchar NOT NULL,
  lang   varchar NOT NULL,
  res_id integer NOT NULL,
  value  text NOT NULL,
  PRIMARY KEY (model, field, lang, res_id)
);

ALTER TABLE im_livechat_channel ADD image_128 bytea;

CREATE TABLE res_groups_implied_rel (
  gid integer NOT NULL REFERENCES res_groups ON DELETE CASCADE,
  hid integer NOT NULL REFERENCES res_groups ON DELETE CASCADE,
  PRIMARY KEY (gid, hid)
);
INSERT INTO res_groups_implied_rel (gid, hid) VALUES (2, 1), (15, 1), (16, 15);
