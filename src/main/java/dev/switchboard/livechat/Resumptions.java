package dev.switchboard.livechat;

import dev.switchboard.bus.Log;
import dev.switchboard.db.Sql;
import dev.switchboard.model.Guests;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.Secrets;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;

/**
 * Links in mails that lead a visitor back into the conversation that they left. The key is in the link's fragment, which
 * no browser sends and no log has; only a script on the page posts it, so that a mail scanner that follows the link
 * changes nothing.
 */
public final class Resumptions {
    static final int DAYS = 30;

    private static final String KEEP = """
            INSERT INTO switchboard_resumption (token_hash, channel_id, expires)
            VALUES ($1, $2, (now() AT TIME ZONE 'utc') + make_interval(days => $3))""";

    private static final String BACK = """
            WITH resumed AS (
              SELECT l.channel_id, l.guest_id FROM switchboard_resumption r
              JOIN switchboard_left_message l ON l.channel_id = r.channel_id
              WHERE r.token_hash = $1 AND r.expires > now() AT TIME ZONE 'utc'),
            active AS (
              UPDATE discuss_channel c SET livechat_active = true FROM resumed WHERE c.id = resumed.channel_id)
            UPDATE discuss_channel_member m SET fold_state = 'open', unpin_dt = NULL FROM resumed
            WHERE m.channel_id = resumed.channel_id AND m.guest_id = resumed.guest_id
            RETURNING m.channel_id, m.guest_id""";

    private final Log log;

    /**
     * A visitor who is back.
     *
     * @param channelId {@code discuss.channel} id
     * @param guestToken by which this browser is the guest from now on
     */
    public record Resumed(int channelId, String guestToken) {}

    /** Changes state through a log. */
    public Resumptions(Log log) {
        this.log = log;
    }

    /** Makes the key of a link to a conversation that began with a message that was left. */
    static Future<String> key(Sql sql, int channelId) {
        String key = Secrets.sessionId();
        return sql.run(KEEP, Secrets.hash(key), channelId, DAYS).map(key);
    }

    /**
     * Gives a visitor back who they were.
     *
     * @return fails with USER_ERROR when the key is none, or too old, or who it was for has left the conversation
     */
    public Future<Resumed> resume(String key) {
        return log.write(change -> change.tx()
                .one(row -> row, BACK, Secrets.hash(key))
                .compose(found -> found.map(row -> resumed(change.tx(), row))
                        .orElseGet(() ->
                                Future.failedFuture(new Refusal(Refusal.Kind.USER_ERROR, "This link has expired.")))));
    }

    private static Future<Resumed> resumed(Sql sql, Row row) {
        return Guests.furtherToken(sql, row.getInteger("guest_id"))
                .map(token -> new Resumed(row.getInteger("channel_id"), token));
    }
}
