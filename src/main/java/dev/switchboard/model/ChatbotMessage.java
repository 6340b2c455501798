package dev.switchboard.model;

import static dev.switchboard.db.Fields.html;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Grant.everything;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;

/** Which step of a script a message of a conversation belongs to, and how the visitor answered there. */
public final class ChatbotMessage {
    /** The declaration. */
    public static final Model MODEL = Model.named("chatbot.message", "Chatbot Message")
            .displayedAs("(SELECT c.name FROM discuss_channel c WHERE c.id = @.discuss_channel_id)")
            .orderedBy("create_date desc, id desc")
            .with(
                    message().required().nullable().until(18),
                    message().since(19),
                    many2one("discuss_channel_id", "discuss.channel")
                            .labelled("Discussion Channel")
                            .required(),
                    step().required().nullable().until(18),
                    step().since(19),
                    many2one("user_script_answer_id", "chatbot.script.answer").labelled("User's answer"),
                    integer("user_raw_script_answer_id").since(19),
                    html("user_raw_answer").labelled("User's raw answer"))
            .constraint(
                    "chatbot_message__unique_mail_message_id",
                    "A mail.message can only be linked to a single chatbot message")
            .grants(
                    everything(ResGroups.LIVECHAT_USER).until(18),
                    everything(ResGroups.LIVECHAT_MANAGER).since(19));

    private ChatbotMessage() {}

    private static Field message() {
        return many2one("mail_message_id", "mail.message").labelled("Related Mail Message");
    }

    private static Field step() {
        return many2one("script_step_id", "chatbot.script.step").labelled("Chatbot Step");
    }
}
