package dev.switchboard.chatbot;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.ScriptView;
import dev.switchboard.livechat.Leaving;
import dev.switchboard.model.DiscussChannel;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.Secrets;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries scripts out, in conversations of a chatbot and a user. They belong to no live chat channel, so that no operator
 * is asked and no report counts them (Odoo 18.0: website_livechat/controllers/chatbot.py).
 */
public final class ScriptTests {
    private static final String LANGUAGE = "SELECT COALESCE($2, lang, 'en_US') FROM res_partner WHERE id = $1";

    private static final String EARLIER = """
            SELECT c.id FROM discuss_channel c
            JOIN discuss_channel_member m ON m.channel_id = c.id AND m.partner_id = $2
            JOIN switchboard_chatbot_run run ON run.channel_id = c.id
            JOIN switchboard_chatbot_version version ON version.id = run.version_id
            WHERE c.livechat_active AND c.livechat_channel_id IS NULL AND version.chatbot_script_id = $1""";

    private static final String CREATE = DiscussChannel.MODEL.insert(
            "name", "uuid", "channel_type", "livechat_active", "livechat_operator_id", "create_uid");

    /** An author may have given the chatbot their own name. */
    private static final String JOIN = """
            INSERT INTO discuss_channel_member (channel_id, partner_id, fold_state, last_interest_dt)
            VALUES ($1, $2, 'open', now() AT TIME ZONE 'utc'), ($1, $3, 'closed', now() AT TIME ZONE 'utc')
            ON CONFLICT DO NOTHING""";

    private final Log log;

    /**
     * A script that is tried out.
     *
     * @param channelId {@code discuss.channel} id of the conversation
     * @param title the script's
     */
    public record Test(int channelId, String title) {}

    /** Stores and announces through a log. */
    public ScriptTests(Log log) {
        this.log = log;
    }

    /**
     * Begins to try a script out, and ends what the same user tried of it before.
     *
     * @param scriptId {@code chatbot.script} id, which the user may read
     * @param language the code of the language that they chose, if they did; otherwise it is their own
     * @return fails with {@link Refusal} NOT_FOUND, or USER_ERROR for a script that has no steps
     */
    public Future<Test> begin(Persona.User tester, int scriptId, @Nullable String language) {
        return log.write(change -> language(change.tx(), tester, language)
                .compose(spoken -> Scripts.read(change.tx(), scriptId, spoken))
                .map(script -> sayable(script.orElseThrow(Refusal::notFound)))
                .compose(script ->
                        endEarlier(change, tester, scriptId).compose(ended -> begin(change, tester, script))));
    }

    private static Future<String> language(Tx tx, Persona.User tester, @Nullable String chosen) {
        return tx.one(row -> row.getString(0), LANGUAGE, tester.partnerId(), chosen)
                .map(Optional::orElseThrow);
    }

    private static ScriptView sayable(ScriptView script) {
        if (script.steps().isEmpty()) {
            throw new Refusal(Refusal.Kind.USER_ERROR, "This chatbot has no steps yet.");
        }
        return script;
    }

    private static Future<Void> endEarlier(Change change, Persona.User tester, int scriptId) {
        return change.tx()
                .list(row -> row.getInteger(0), EARLIER, scriptId, tester.partnerId())
                .compose(earlier -> endAll(change, tester, earlier));
    }

    private static Future<Void> endAll(Change change, Persona.User tester, List<Integer> channelIds) {
        return channelIds.isEmpty()
                ? Future.succeededFuture()
                : Leaving.leave(change, tester, channelIds.get(0))
                        .compose(left -> endAll(change, tester, channelIds.subList(1, channelIds.size())));
    }

    private static Future<Test> begin(Change change, Persona.User tester, ScriptView script) {
        return change.tx()
                .run(
                        CREATE,
                        script.title(),
                        Secrets.channelUuid(),
                        DiscussChannel.LIVECHAT,
                        true,
                        script.partnerId(),
                        tester.id())
                .map(rows -> rows.iterator().next().getInteger(0))
                .compose(channelId -> change.tx()
                        .run(JOIN, channelId, tester.partnerId(), script.partnerId())
                        .compose(joined -> ChatbotSessions.welcomed(change, channelId, script))
                        .map(welcomed -> new Test(channelId, script.title())));
    }
}
