-- Which operator took over from the chatbot; they have the conversation from then on.
ALTER TABLE switchboard_chatbot_run ADD operator_partner_id integer REFERENCES res_partner ON DELETE SET NULL;
CREATE INDEX switchboard_chatbot_run_operator_partner_id ON switchboard_chatbot_run (operator_partner_id)
  WHERE operator_partner_id IS NOT NULL;
