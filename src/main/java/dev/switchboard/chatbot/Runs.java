package dev.switchboard.chatbot;

import dev.switchboard.db.Tx;
import dev.switchboard.dialect.ScriptView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Stores where conversations stand in which version of a script. */
final class Runs {
    private static final String VERSION = """
            INSERT INTO switchboard_chatbot_version (chatbot_script_id, content, digest) VALUES ($1, $2, $3)
            ON CONFLICT ON CONSTRAINT switchboard_chatbot_version_content DO UPDATE SET digest = EXCLUDED.digest
            RETURNING id""";

    /** As posts lock it: one thing after the other happens in a conversation. */
    private static final String LOCK = "SELECT FROM discuss_channel WHERE id = $1 FOR UPDATE";

    /**
     * A statement of its own: one that waits for a lock goes on reading what was there before it waited. Only the visitor
     * answers: a guest, or who opened the conversation.
     */
    private static final String STANDING = """
            SELECT run.*, version.content, c.livechat_active, COALESCE((
              SELECT max(message.id) FROM mail_message message
              WHERE message.model = 'discuss.channel' AND message.res_id = c.id AND message.message_type = 'comment'
                AND (message.author_guest_id IS NOT NULL OR message.author_id = visitor.partner_id)), 0) AS newest
            FROM discuss_channel c
            LEFT JOIN res_users visitor ON visitor.id = c.create_uid
            JOIN switchboard_chatbot_run run ON run.channel_id = c.id
            JOIN switchboard_chatbot_version version ON version.id = run.version_id
            WHERE c.id = $1""";

    private static final String SAVE = """
            INSERT INTO switchboard_chatbot_run
              (channel_id, version_id, step_id, step_message_id, answers, heard_message_id, operator_found)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (channel_id) DO UPDATE SET version_id = EXCLUDED.version_id, step_id = EXCLUDED.step_id,
              step_message_id = EXCLUDED.step_message_id, answers = EXCLUDED.answers,
              heard_message_id = EXCLUDED.heard_message_id, operator_found = EXCLUDED.operator_found""";

    /** What scripts read of it, as Odoo has it: a step that is gone from the script is none. */
    private static final String SHOW = """
            UPDATE discuss_channel SET chatbot_current_step_id = (SELECT id FROM chatbot_script_step WHERE id = $2)
            WHERE id = $1""";

    /**
     * A conversation's run.
     *
     * @param newestMessageId the visitor's newest message; 0 without one
     * @param ended whether the visitor has left
     */
    record Locked(Run run, int newestMessageId, boolean ended) {}

    private Runs() {}

    /** The run of a conversation, for the rest of the transaction; none where no chatbot is. */
    static Future<Optional<Locked>> locked(Tx tx, int channelId) {
        return tx.run(LOCK, channelId).compose(held -> tx.one(Runs::standing, STANDING, channelId));
    }

    private static Locked standing(Row row) {
        return new Locked(run(row), row.getInteger("newest"), !row.getBoolean("livechat_active"));
    }

    private static Run run(Row row) {
        Map<Integer, Integer> answers = new HashMap<>();
        row.get(JsonObject.class, "answers")
                .forEach(entry -> answers.put(Integer.valueOf(entry.getKey()), (Integer) entry.getValue()));
        return new Run(
                row.getInteger("version_id"),
                row.get(JsonObject.class, "content").mapTo(ScriptView.class),
                row.getInteger("step_id"),
                row.getInteger("step_message_id"),
                answers,
                row.getInteger("heard_message_id"),
                row.getBoolean("operator_found"));
    }

    /**
     * A run that has not begun, of the script as it is now.
     *
     * @param heardMessageId the newest message so far, which answers nothing
     */
    static Future<Run> fresh(Tx tx, ScriptView script, int heardMessageId) {
        JsonObject content = JsonObject.mapFrom(script);
        return tx.one(row -> row.getInteger(0), VERSION, script.id(), content, digest(content.encode()))
                .map(Optional::orElseThrow)
                .map(version -> new Run(version, script, null, null, Map.of(), heardMessageId, false));
    }

    private static String digest(String content) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Stores where a conversation stands now. */
    static Future<Run> save(Tx tx, int channelId, Run run) {
        JsonObject answers = new JsonObject();
        run.answers().forEach((question, answer) -> answers.put(String.valueOf(question), answer));
        return tx.run(
                        SAVE,
                        channelId,
                        run.versionId(),
                        run.stepId(),
                        run.stepMessageId(),
                        answers,
                        run.heardMessageId(),
                        run.operatorFound())
                .compose(saved -> tx.run(SHOW, channelId, run.stepId()))
                .map(run);
    }
}
