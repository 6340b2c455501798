package dev.switchboard.model;

import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys that somebody wants, each until its user has proved who they are (Odoo's res.users.apikeys.description and
 * res.users.identitycheck). A user reaches only their own.
 */
public final class KeyRequests {
    private static final String FORGET_OLD = """
            DELETE FROM res_users_apikeys_description
            WHERE create_date < (now() AT TIME ZONE 'utc') - interval '1 hour'""";
    private static final String DESCRIBE = """
            INSERT INTO res_users_apikeys_description (name, expiration_date, create_uid)
            VALUES ($1, $2, $3) RETURNING id""";
    private static final String OPEN_CHECK = """
            INSERT INTO res_users_identitycheck (description_id, create_uid)
            SELECT id, create_uid FROM res_users_apikeys_description WHERE id = $1 AND create_uid = $2 RETURNING id""";
    private static final String VERIFY =
            "UPDATE res_users_identitycheck SET verified = $3 WHERE id = $1 AND create_uid = $2 RETURNING id";
    private static final String FIND = "SELECT verified FROM res_users_identitycheck WHERE id = $1 AND create_uid = $2";
    private static final String TAKE = """
            DELETE FROM res_users_apikeys_description d USING res_users_identitycheck c
            WHERE c.description_id = d.id AND c.id = $1 AND c.create_uid = $2 RETURNING d.name, d.expiration_date""";

    private final Database database;

    /**
     * What is wanted.
     *
     * @param name what its user calls it
     * @param expiration in UTC; none for a key that lasts
     */
    public record Wanted(String name, @Nullable LocalDateTime expiration) {}

    KeyRequests(Database database) {
        this.database = database;
    }

    /** Notes a wanted key, and forgets what nobody took up within an hour. */
    public Future<Integer> describe(Persona.User user, Wanted wanted) {
        return database.run(FORGET_OLD)
                .compose(forgotten ->
                        database.one(KeyRequests::id, DESCRIBE, wanted.name(), wanted.expiration(), user.id()))
                .map(Optional::orElseThrow);
    }

    /** Asks for the proof that a wanted key needs; nothing when the user wants no such key. */
    public Future<Optional<Integer>> openCheck(Persona.User user, int descriptionId) {
        return database.one(KeyRequests::id, OPEN_CHECK, descriptionId, user.id());
    }

    private static Integer id(Row row) {
        return row.getInteger("id");
    }

    /** Notes whether the password that was given to a check was right; nothing when it is not the user's. */
    public Future<Optional<Integer>> note(Persona.User user, int checkId, boolean right) {
        return database.one(KeyRequests::id, VERIFY, checkId, user.id(), right);
    }

    /** Whether a right password was given to a check; nothing when it is not the user's. */
    public Future<Optional<Boolean>> verified(Persona.User user, int checkId) {
        return database.one(row -> row.getBoolean(0), FIND, checkId, user.id());
    }

    /** Takes what a check was opened for; only the first who asks gets it. */
    public Future<Optional<Wanted>> take(Persona.User user, int checkId) {
        return database.one(
                row -> new Wanted(row.getString("name"), row.getLocalDateTime("expiration_date")),
                TAKE,
                checkId,
                user.id());
    }
}
