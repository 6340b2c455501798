package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.html;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.one2many;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;

import dev.switchboard.db.Model;

/** One step of a chatbot's script: what it says, and what it then waits for. */
public final class ChatbotScriptStep {
    private static final String ONLY_IF = "chatbot_script_answer_chatbot_script_step_rel";

    private static final String NAME = """
            (SELECT s.title FROM chatbot_script s WHERE s.id = @.chatbot_script_id)
            || ' - Step ' || COALESCE(@.sequence, 0)""";

    /** Whether a question or hand-over {@code p} comes right before a step {@code later}, if none between them does. */
    private static final String COMES_BEFORE = """
            CASE WHEN EXISTS (SELECT FROM %1$s t WHERE t.chatbot_script_step_id = later.id)
            THEN EXISTS (SELECT FROM %1$s t JOIN chatbot_script_answer a ON a.id = t.chatbot_script_answer_id
                WHERE t.chatbot_script_step_id = later.id AND a.script_step_id = p.id)
              OR NOT EXISTS (SELECT FROM %1$s own WHERE own.chatbot_script_step_id = p.id AND NOT EXISTS (
                SELECT FROM %1$s t WHERE t.chatbot_script_step_id = later.id
                  AND t.chatbot_script_answer_id = own.chatbot_script_answer_id))
            ELSE NOT EXISTS (SELECT FROM %1$s own WHERE own.chatbot_script_step_id = p.id) END""".formatted(ONLY_IF);

    /**
     * Whether going back, question by question, along the answers that lead here ends at a step that hands over to an
     * operator.
     */
    private static final String COMES_AFTER_OPERATOR = """
            EXISTS (WITH RECURSIVE later (id, sequence, step_type) AS (
              SELECT @.id, @.sequence, 'text'::varchar
              UNION ALL
              SELECT parent.* FROM later CROSS JOIN LATERAL (
                SELECT p.id, p.sequence, p.step_type FROM chatbot_script_step p
                WHERE p.chatbot_script_id = @.chatbot_script_id AND p.sequence < later.sequence
                  AND p.step_type IN ('forward_operator', 'question_selection') AND %s
                ORDER BY p.sequence DESC, p.id LIMIT 1) parent
              WHERE later.step_type <> 'forward_operator')
            SELECT FROM later WHERE later.step_type = 'forward_operator')""".formatted(COMES_BEFORE);

    /** The declaration. */
    public static final Model MODEL = Model.named("chatbot.script.step", "Chatbot Script Step")
            .displayedAs("CASE WHEN :series >= 19 THEN " + NAME + " ELSE @.message END")
            .orderedBy("sequence, id")
            .with(
                    character("name").computedAs(NAME).since(19),
                    text("message").translated().until(18),
                    html("message").translated().since(19),
                    integer("sequence"),
                    many2one("chatbot_script_id", "chatbot.script")
                            .labelled("Chatbot")
                            .required(),
                    selection(
                                    "step_type",
                                    choice("text", "Text"),
                                    choice("question_selection", "Question"),
                                    choice("question_email", "Email"),
                                    choice("question_phone", "Phone"),
                                    choice("forward_operator", "Forward to Operator"),
                                    choice("free_input_single", "Free Input"),
                                    choice("free_input_multi", "Free Input (Multi-Line)"))
                            .required()
                            .initially("text"),
                    one2many("answer_ids", "chatbot.script.answer", "script_step_id")
                            .labelled("Answers")
                            .copied(),
                    many2many(
                                    "triggering_answer_ids",
                                    "chatbot.script.answer",
                                    ONLY_IF,
                                    "chatbot_script_step_id",
                                    "chatbot_script_answer_id")
                            .labelled("Only If")
                            .notCopied(),
                    bool("is_forward_operator")
                            .computedAs("@.step_type = 'forward_operator'")
                            .since(19),
                    bool("is_forward_operator_child").computedAs(COMES_AFTER_OPERATOR),
                    many2many(
                                    "operator_expertise_ids",
                                    "im_livechat.expertise",
                                    "chatbot_script_step_im_livechat_expertise_rel",
                                    "chatbot_script_step_id",
                                    "im_livechat_expertise_id")
                            .labelled("Operator Expertise")
                            .since(19))
            .grants(
                    everything(ResGroups.LIVECHAT_USER).until(18),
                    everything(ResGroups.LIVECHAT_MANAGER).since(19));

    private ChatbotScriptStep() {}
}
