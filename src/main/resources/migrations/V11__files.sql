-- Files are sent in slices, and PostgreSQL reads a slice alone only of what it did not compress.
ALTER TABLE ir_attachment ALTER COLUMN db_datas SET STORAGE EXTERNAL;

-- A file comes in parts, which become one value in the transaction that brought them. They never outlive it.
CREATE UNLOGGED TABLE upload_part (
  upload   uuid NOT NULL,
  position integer NOT NULL,
  bytes    bytea NOT NULL,
  PRIMARY KEY (upload, position)
);

-- Housekeeping asks for the files whose message was never posted.
CREATE INDEX ir_attachment_pending_idx ON ir_attachment (create_date)
  WHERE res_model = 'mail.compose.message' AND res_id = 0;
