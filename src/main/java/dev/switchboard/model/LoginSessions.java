package dev.switchboard.model;

import dev.switchboard.db.Sql;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signed-in sessions, behind the cookie {@code session_id}. They end after seven days without use, as Odoo's do; only
 * a hash of the id is stored.
 */
public final class LoginSessions {
    /** The event bus address at which fingerprints of ended sessions are published. */
    public static final String ENDED = "switchboard.session.ended";

    private static final String OPEN = "INSERT INTO switchboard_session (token_hash, user_id) VALUES ($1, $2)";
    private static final String CLOSE = "DELETE FROM switchboard_session WHERE token_hash = $1";
    private static final String CLOSE_ALL =
            "DELETE FROM switchboard_session WHERE user_id = ANY($1) RETURNING encode(token_hash, 'hex')";
    private static final String FIND = "SELECT " + Users.COLUMNS + """
            , s.last_used < (now() AT TIME ZONE 'utc') - interval '1 hour' AS worth_touching
            FROM switchboard_session s JOIN res_users u ON u.id = s.user_id
            WHERE s.token_hash = $1 AND u.active AND s.last_used > (now() AT TIME ZONE 'utc') - interval '7 days'""";
    private static final String TOUCH =
            "UPDATE switchboard_session SET last_used = now() AT TIME ZONE 'utc' WHERE token_hash = $1";

    private LoginSessions() {}

    /**
     * Opens a session.
     *
     * @return the session id for the cookie; the only copy
     */
    public static Future<String> open(Sql sql, int userId) {
        String sessionId = Secrets.sessionId();
        return sql.run(OPEN, hash(sessionId), userId).map(sessionId);
    }

    /** Ends a session; one that does not exist is ended already. */
    public static Future<Void> close(Sql sql, String sessionId) {
        return sql.run(CLOSE, hash(sessionId)).mapEmpty();
    }

    /**
     * Ends all sessions of some users.
     *
     * @return their fingerprints, see {@link Identities#fingerprint}
     */
    public static Future<List<String>> closeAll(Sql sql, List<Integer> userIds) {
        return sql.list(row -> row.getString(0), CLOSE_ALL, (Object) userIds.toArray(Integer[]::new));
    }

    /**
     * Finds who a session belongs to, and counts as a use of it.
     *
     * @return nobody when the id is missing, unknown, expired, or its user archived
     */
    public static Future<Optional<Persona.User>> find(Sql sql, @Nullable String sessionId) {
        if (sessionId == null || sessionId.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return sql.one(row -> row, FIND, hash(sessionId)).compose(row -> touched(sql, sessionId, row));
    }

    private static Future<Optional<Persona.User>> touched(Sql sql, String sessionId, Optional<Row> row) {
        Optional<Persona.User> user = row.map(Users::read);
        return row.isPresent() && row.get().getBoolean("worth_touching")
                ? sql.run(TOUCH, hash(sessionId)).map(user)
                : Future.succeededFuture(user);
    }

    private static Buffer hash(String sessionId) {
        return Buffer.buffer(Secrets.hash(sessionId));
    }
}
