-- The conversation of everybody in the company, which every Odoo database begins with.
INSERT INTO discuss_channel (id, name, uuid, channel_type, description, group_public_id)
VALUES (1, 'general', 'general', 'channel', 'General announcements for all employees.', 1);
SELECT setval(pg_get_serial_sequence('discuss_channel', 'id'), 1);
INSERT INTO ir_model_data (module, name, model, res_id, noupdate)
VALUES ('mail', 'channel_all_employees', 'discuss.channel', 1, true);
