package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Grant.everything;

import dev.switchboard.db.Model;

/** One of the answers that a question of a chatbot offers. */
public final class ChatbotScriptAnswer {
    /** The question, cut after a word so that it has 26 characters at most, and the answer; or the answer alone. */
    private static final String QUESTION_AND_ANSWER = """
            CASE WHEN :context_chatbot_script_answer_display_short_name THEN @.name ELSE
              (SELECT CASE WHEN length(q.text) <= 26 THEN q.text
                ELSE COALESCE(substring(q.text FROM '^.{0,19}\\S(?=\\s)') || ' ', '') || '[...]' END
              FROM (SELECT btrim(regexp_replace(COALESCE(s.message, ''), '\\s+', ' ', 'g')) AS text
                FROM chatbot_script_step s WHERE s.id = @.script_step_id) q) || ': ' || @.name END""";

    /** The declaration. */
    public static final Model MODEL = Model.named("chatbot.script.answer", "Chatbot Script Answer")
            .displayedAs(QUESTION_AND_ANSWER)
            .orderedBy("script_step_id, sequence, id")
            .with(
                    character("name").labelled("Answer").translated().required(),
                    integer("sequence").initially(1),
                    character("redirect_link"),
                    many2one("script_step_id", "chatbot.script.step").required(),
                    many2one("chatbot_script_id", "chatbot.script")
                            .labelled("Chatbot")
                            .related("script_step_id", "chatbot_script_id")
                            .readonly())
            .grants(
                    everything(ResGroups.LIVECHAT_USER).until(18),
                    everything(ResGroups.LIVECHAT_MANAGER).since(19));

    private ChatbotScriptAnswer() {}
}
