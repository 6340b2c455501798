package dev.switchboard.model;

import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys that stand for a user wherever scripts give a password (Odoo's res.users.apikeys): 40 hexadecimal digits, shown
 * once. The first eight are stored to find a key by; the rest only as a hash.
 */
public final class ApiKeys {
    /** For so long a key may work that belongs to nobody who may change settings. */
    public static final int MOST_DAYS = 90;

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{40}");
    private static final int INDEX_DIGITS = 8;

    private static final String CREATE = """
            INSERT INTO res_users_apikeys (name, user_id, scope, expiration_date, index, key)
            VALUES ($1, $2, $3, $4, $5, $6)""";
    private static final String FIND = "SELECT k.id AS key_id, k.key, " + Users.COLUMNS + """
             FROM res_users_apikeys k JOIN res_users u ON u.id = k.user_id
            WHERE k.index = $1 AND u.active AND (k.scope IS NULL OR k.scope = 'rpc')
              AND (k.expiration_date IS NULL OR k.expiration_date > now() AT TIME ZONE 'utc')
            ORDER BY k.id""";
    private static final String COUNT = """
            SELECT count(*) FROM res_users_apikeys
            WHERE user_id = $1 AND (expiration_date IS NULL OR expiration_date > now() AT TIME ZONE 'utc')""";

    private final Database database;
    private final SecretHashing hashing;

    /**
     * A key that was recognised.
     *
     * @param id the {@code res.users.apikeys} id
     * @param user who it stands for
     */
    public record Known(int id, Persona.User user) {}

    private record Candidate(Known known, String hash) {}

    ApiKeys(Database database, SecretHashing hashing) {
        this.database = database;
        this.hashing = hashing;
    }

    /**
     * Makes a key.
     *
     * @param scope what it is good for; none for everything that a password is good for
     * @param name what its user calls it
     * @param expiration in UTC; none for a key that lasts
     * @return the key, the only copy
     */
    public Future<String> make(
            Persona.User user, @Nullable String scope, String name, @Nullable LocalDateTime expiration) {
        requireAllowed(user, expiration);
        String key = Secrets.apiKey();
        return hashing.hash(() -> Passwords.hashOfKey(key))
                .compose(hash ->
                        database.run(CREATE, name, user.id(), scope, expiration, key.substring(0, INDEX_DIGITS), hash))
                .map(key);
    }

    /** Refuses who may have no key, and a key that would last too long. */
    public static void requireAllowed(Persona.User user, @Nullable LocalDateTime expiration) {
        if (!user.internal()) {
            throw new Refusal(Refusal.Kind.ACCESS_ERROR, "Only internal users can create API keys");
        }
        if (user.system()) {
            return;
        }
        if (expiration == null) {
            throw new Refusal(Refusal.Kind.VALIDATION_ERROR, "The API key must have an expiration date");
        }
        if (expiration.isAfter(LocalDateTime.now(Clock.systemUTC()).plusDays(MOST_DAYS))) {
            throw new Refusal(Refusal.Kind.VALIDATION_ERROR, "You cannot exceed %d days.".formatted(MOST_DAYS));
        }
    }

    /** Who a key stands for: nobody when it is malformed, unknown, expired, or its user archived. */
    public Future<Optional<Known>> find(String key) {
        return KEY.matcher(key).matches()
                ? database.list(ApiKeys::candidate, FIND, key.substring(0, INDEX_DIGITS))
                        .compose(candidates -> first(key, candidates))
                : Future.succeededFuture(Optional.empty());
    }

    private static Candidate candidate(Row row) {
        return new Candidate(new Known(row.getInteger("key_id"), Users.read(row)), row.getString("key"));
    }

    private Future<Optional<Known>> first(String key, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Candidate candidate = candidates.get(0);
        return hashing.matches(key, candidate.hash())
                .compose(right -> right
                        ? Future.succeededFuture(Optional.of(candidate.known()))
                        : first(key, candidates.subList(1, candidates.size())));
    }

    /** How many keys a user has that still work. */
    public Future<Long> count(int userId) {
        return database.one(row -> row.getLong(0), COUNT, userId).map(count -> count.orElse(0L));
    }

    /** Ends a key at once. */
    public Future<Void> revoke(int id) {
        return database.run("DELETE FROM res_users_apikeys WHERE id = $1", id).mapEmpty();
    }
}
