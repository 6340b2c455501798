package dev.switchboard.model;

import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Finds out who is calling: by session, by guest token, or by login and password. */
public final class Identities {
    private static final String PASSWORD_OF = "SELECT id, password FROM res_users WHERE login = $1 AND active";
    private static final String LOGIN_OF = "SELECT login FROM res_users WHERE id = $1";

    /** Hashes at a time; a flood of logins waits instead of taking every core. */
    private static final int HASHING_THREADS = 2;

    /** Compared with when there is no such login, so that the time taken does not tell; no password has it. */
    private static final String NOBODYS_HASH = "$pbkdf2-sha512$600000$" + "A".repeat(22) + "$" + "A".repeat(86);

    /** A flood of sign-ins is turned away before it fills the memory; two threads hash this many in half a minute. */
    private static final int MOST_WAITING = 64;

    private final Database database;
    private final WorkerExecutor hashing;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Reads from a database, and hashes passwords off the event loops. */
    public Identities(Database database, Vertx vertx) {
        this.database = database;
        this.hashing = vertx.createSharedWorkerExecutor("switchboard-passwords", HASHING_THREADS);
    }

    /** The user of a session id; nobody when it is missing, unknown or expired. */
    public Future<Optional<Persona.User>> bySession(@Nullable String sessionId) {
        return LoginSessions.find(database, sessionId);
    }

    /** The guest of a token; nobody when it is missing, malformed or wrong. */
    public Future<Optional<Persona.Guest>> byGuestToken(@Nullable String token) {
        return Guests.byToken(database, token);
    }

    /**
     * Signs in.
     *
     * @return the id of a new session; fails with {@link Refusal} ACCESS_DENIED, also when too many wait already
     */
    public Future<String> signIn(String login, String password) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new Refusal(
                    Refusal.Kind.ACCESS_DENIED, "Too many are signing in at the moment, please try again shortly."));
        }
        return verified(login, password).onComplete(done -> waiting.decrementAndGet());
    }

    private Future<String> verified(String login, String password) {
        return database.one(row -> new Account(row.getInteger("id"), row.getString("password")), PASSWORD_OF, login)
                .map(account -> account.orElse(new Account(null, null)))
                .compose(account -> verified(account, password))
                .compose(userId -> LoginSessions.open(database, userId));
    }

    /** Ends a session. */
    public Future<Void> signOut(String sessionId) {
        return LoginSessions.close(database, sessionId);
    }

    /** What a user signs in with. */
    public Future<String> loginOf(Persona.User user) {
        return database.one(row -> row.getString(0), LOGIN_OF, user.id()).map(login -> login.orElse(""));
    }

    /** What stands for a session id where the id itself must not be told. */
    public static String fingerprint(String sessionId) {
        return Secrets.hexHash(sessionId);
    }

    private Future<Integer> verified(Account account, String password) {
        String hash = account.hash() == null ? NOBODYS_HASH : account.hash();
        return hashing.executeBlocking(() -> Passwords.verify(password, hash)).map(right -> {
            if (!right || account.userId() == null) {
                throw new Refusal(Refusal.Kind.ACCESS_DENIED, "Access Denied");
            }
            return account.userId();
        });
    }

    private record Account(
            @Nullable Integer userId, @Nullable String hash) {}
}
