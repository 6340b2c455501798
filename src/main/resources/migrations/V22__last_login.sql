-- When somebody last logged in; a session that has ended leaves no other trace.
ALTER TABLE res_users ADD login_date timestamp;
UPDATE res_users u SET login_date = (SELECT max(s.create_date) FROM switchboard_session s WHERE s.user_id = u.id);
