ALTER TABLE greeting ADD said_at timestamp;
