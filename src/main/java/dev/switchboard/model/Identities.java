package dev.switchboard.model;

import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who is calling: by session, by guest token, by password or by API key. A secret is a password, or a key in
 * the place of one.
 */
public final class Identities {
    private static final String BY_LOGIN =
            "SELECT u.active, u.password, " + Users.COLUMNS + " FROM res_users u WHERE u.login = $1";
    private static final String BY_ID =
            "SELECT u.active, u.password, " + Users.COLUMNS + " FROM res_users u WHERE u.id = $1";

    private static final String LOGGED_IN = "UPDATE res_users SET login_date = now() AT TIME ZONE 'utc' WHERE id = $1";

    /** Compared with when there is no such login, so that the time taken does not tell; no password has it. */
    private static final String NOBODYS_HASH = "$pbkdf2-sha512$600000$" + "A".repeat(22) + "$" + "A".repeat(86);

    private final Database database;
    private final SecretHashing hashing;
    private final ApiKeys apiKeys;
    private final KeyRequests keyRequests;
    private final FailedSignIns failedSignIns = new FailedSignIns(System::nanoTime);

    private record Account(
            Persona.User user, boolean active, @Nullable String hash) {}

    /** Reads from a database, and hashes secrets off the event loops. */
    public Identities(Database database, Vertx vertx) {
        this.database = database;
        this.hashing = new SecretHashing(vertx);
        this.apiKeys = new ApiKeys(database, hashing);
        this.keyRequests = new KeyRequests(database);
    }

    /** The keys that stand for users. */
    public ApiKeys apiKeys() {
        return apiKeys;
    }

    /** The keys that are wanted. */
    public KeyRequests keyRequests() {
        return keyRequests;
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
     * The user of a login, who has logged in with it.
     *
     * @param address where the caller is
     * @return nobody when there is none, or the secret is wrong; fails with {@link Refusal} ACCESS_DENIED when too many
     *     sign in at the moment, or this caller failed too often
     */
    public Future<Optional<Persona.User>> byLogin(String login, String secret, String address) {
        return database.one(Identities::account, BY_LOGIN, login)
                .compose(account -> attempted(account, secret, address))
                .compose(this::loggedIn);
    }

    private Future<Optional<Persona.User>> loggedIn(Optional<Persona.User> user) {
        return user.map(known -> database.run(LOGGED_IN, known.id()).map(user))
                .orElseGet(() -> Future.succeededFuture(user));
    }

    /**
     * The user of an id.
     *
     * @param address where the caller is
     * @return fails with {@link Refusal} MISSING_ERROR when there never was one, ACCESS_DENIED when the secret is wrong
     *     or this caller failed too often
     */
    public Future<Persona.User> byId(int userId, String secret, String address) {
        return database.one(Identities::account, BY_ID, userId)
                .map(account -> account.orElseThrow(() -> missing(userId)))
                .compose(account -> attempted(Optional.of(account), secret, address))
                .map(user -> user.orElseThrow(Refusal::accessDenied));
    }

    private Future<Optional<Persona.User>> attempted(Optional<Account> account, String secret, String address) {
        if (failedSignIns.isTooSoon(address)) {
            return Future.failedFuture(new Refusal(
                    Refusal.Kind.ACCESS_DENIED, "Too many login failures, please wait a bit before trying again."));
        }
        return checked(account, secret).onSuccess(user -> failedSignIns.note(address, user.isPresent()));
    }

    private static Refusal missing(int userId) {
        return new Refusal(
                Refusal.Kind.MISSING_ERROR,
                "Record does not exist or has been deleted.\n(Record: res.users(%d,), User: %d)"
                        .formatted(userId, userId));
    }

    private static Account account(Row row) {
        return new Account(Users.read(row), row.getBoolean("active"), row.getString("password"));
    }

    /** A key is tried first, because it costs little. */
    private Future<Optional<Persona.User>> checked(Optional<Account> account, String secret) {
        return apiKeys.find(secret)
                .map(key -> key.map(ApiKeys.Known::user).filter(user -> isOf(account, user)))
                .compose(user -> user.isPresent() ? Future.succeededFuture(user) : byPassword(account, secret));
    }

    private static boolean isOf(Optional<Account> account, Persona.User user) {
        return account.filter(known -> known.user().id() == user.id()).isPresent();
    }

    private Future<Optional<Persona.User>> byPassword(Optional<Account> account, String password) {
        String hash = account.map(Account::hash).orElse(NOBODYS_HASH);
        return hashing.matches(password, hash)
                .map(right -> account.filter(known -> right && known.active()).map(Account::user));
    }

    /** What is stored of a new password. */
    public Future<String> hashed(String password) {
        return hashing.hash(() -> Passwords.hash(password));
    }

    /** Whether a user's password is this one; a key will not do. */
    public Future<Boolean> isPassword(Persona.User user, String password) {
        return database.one(Identities::account, BY_ID, user.id())
                .compose(account -> byPassword(account, password))
                .map(Optional::isPresent);
    }

    /**
     * Signs in.
     *
     * @param address where the caller is
     * @return the id of a new session; fails with {@link Refusal} ACCESS_DENIED, also when too many wait already
     */
    public Future<String> signIn(String login, String secret, String address) {
        return byLogin(login, secret, address)
                .map(user -> user.orElseThrow(Refusal::accessDenied))
                .compose(user -> LoginSessions.open(database, user.id()));
    }

    /** Ends a session. */
    public Future<Void> signOut(String sessionId) {
        return LoginSessions.close(database, sessionId);
    }

    /** What a user set up for themselves. */
    public Future<UserAccount> account(Persona.User user) {
        return database.one(UserAccount::read, UserAccount.OF_USER, user.id())
                .map(account -> account.orElseThrow(Refusal::sessionExpired));
    }

    /** What stands for a session id where the id itself must not be told. */
    public static String fingerprint(String sessionId) {
        return Secrets.hexHash(sessionId);
    }
}
