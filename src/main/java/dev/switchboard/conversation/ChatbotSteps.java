package dev.switchboard.conversation;

import dev.switchboard.db.Sql;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.ChatbotView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.ScriptView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which step of a chatbot's script messages belong to. */
final class ChatbotSteps {
    /**
     * Steps that are gone from their script leave no trace. The first words after a question for a telephone number are
     * the answer; Odoo's widget asks for no next step after a script's last one.
     */
    private static final String RECORD = """
            INSERT INTO chatbot_message (mail_message_id, discuss_channel_id, script_step_id, user_raw_answer)
            SELECT said.message_id, said.channel_id, step.id,
              CASE WHEN step.step_type = 'question_phone' THEN (
                SELECT message.body FROM mail_message message
                WHERE message.id = said.message_id AND message.message_type = 'comment' AND NOT EXISTS (
                    SELECT FROM chatbot_message earlier WHERE earlier.discuss_channel_id = said.channel_id
                      AND earlier.script_step_id = step.id AND earlier.user_raw_answer IS NOT NULL)
                  AND (message.author_guest_id IS NOT NULL OR message.author_id = (
                    SELECT visitor.partner_id FROM discuss_channel c JOIN res_users visitor ON visitor.id = c.create_uid
                    WHERE c.id = said.channel_id))) END
            FROM unnest($1::int4[], $2::int4[], $3::int4[]) AS said (message_id, channel_id, step_id)
            JOIN chatbot_script_step step ON step.id = said.step_id ORDER BY said.message_id""";

    private static final String SAID_BY_CHATBOT = """
            SELECT said.mail_message_id, said.script_step_id, said.user_script_answer_id,
              step.step_type = 'forward_operator' AND run.operator_found AS operator_found
            FROM chatbot_message said
            JOIN switchboard_chatbot_run run ON run.channel_id = said.discuss_channel_id AND run.step_id IS NOT NULL
            JOIN switchboard_chatbot_version version ON version.id = run.version_id
            JOIN chatbot_script_step step ON step.id = said.script_step_id
            JOIN mail_message message ON message.id = said.mail_message_id
              AND message.author_id = (version.content ->> 'partnerId')::int4
            WHERE said.mail_message_id = ANY($1)""";

    /** What {@link #current} reads of a conversation {@code c} with {@link #CURRENT_JOIN}. */
    static final String CURRENT_COLUMNS = """
            run.step_id AS run_step_id, run.step_message_id AS run_message_id, run.operator_found AS run_operator_found,
            version.content AS run_script""";

    /** The script that runs in a conversation {@code c}. */
    static final String CURRENT_JOIN = """
            LEFT JOIN switchboard_chatbot_run run ON run.channel_id = c.id AND run.step_id IS NOT NULL
            LEFT JOIN switchboard_chatbot_version version ON version.id = run.version_id""";

    private ChatbotSteps() {}

    /** Where the script of a conversation stands. */
    static @Nullable ChatbotView current(Row row) {
        JsonObject content = row.get(JsonObject.class, "run_script");
        if (content == null) {
            return null;
        }
        ScriptView script = content.mapTo(ScriptView.class);
        return script.step(row.getInteger("run_step_id"))
                .map(step -> new ChatbotView(
                        script, step, row.getInteger("run_message_id"), row.getBoolean("run_operator_found")))
                .orElse(null);
    }

    /** Records messages of conversations in which a script runs. */
    static Future<List<MessageView>> record(Tx tx, List<Place> places, List<MessageView> messages) {
        if (places.stream().allMatch(place -> stepId(place) == null)) {
            return Future.succeededFuture(messages);
        }
        return tx.run(
                        RECORD,
                        messages.stream().map(MessageView::id).toArray(Integer[]::new),
                        messages.stream().map(MessageView::channelId).toArray(Integer[]::new),
                        places.stream().map(ChatbotSteps::stepId).toArray(Integer[]::new))
                .map(messages);
    }

    private static @Nullable Integer stepId(Place place) {
        MessageView.ChatbotStep spoken = place.post().chatbotStep();
        return spoken == null ? place.chatbotStepId() : Integer.valueOf(spoken.stepId());
    }

    /** Of some messages those that a chatbot said in a script that runs, by message id. */
    static Future<Map<Integer, MessageView.ChatbotStep>> of(Sql sql, Integer[] messageIds) {
        return sql.run(SAID_BY_CHATBOT, (Object) messageIds).map(rows -> {
            Map<Integer, MessageView.ChatbotStep> steps = new HashMap<>();
            rows.forEach(row -> steps.put(row.getInteger("mail_message_id"), step(row)));
            return steps;
        });
    }

    private static MessageView.ChatbotStep step(Row row) {
        return new MessageView.ChatbotStep(
                row.getInteger("script_step_id"),
                row.getBoolean("operator_found"),
                row.getInteger("user_script_answer_id"));
    }
}
