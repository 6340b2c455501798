package dev.switchboard.app;

import dev.switchboard.db.Database;
import dev.switchboard.model.Passwords;
import dev.switchboard.model.ResUsers;
import dev.switchboard.model.Secrets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives {@code admin} a password: the one that was asked for, or at the first start a random one, printed once. */
final class FirstStart {
    private static final String STORED = "SELECT password FROM res_users WHERE id = $1";
    private static final String STORE =
            "UPDATE res_users SET password = $2, write_date = now() AT TIME ZONE 'utc' WHERE id = $1";
    private static final int RANDOM_CHARACTERS = 16;

    private FirstStart() {}

    /**
     * Makes sure that {@code admin} can sign in.
     *
     * @param wanted the password to have; none leaves one that is there
     */
    static Future<Void> admin(Vertx vertx, Database database, @Nullable String wanted) {
        return database.one(row -> Optional.ofNullable(row.getString(0)), STORED, ResUsers.ADMIN)
                .map(stored -> stored.flatMap(hash -> hash))
                .compose(stored -> wanted == null && stored.isPresent()
                        ? Future.succeededFuture()
                        : set(vertx, database, wanted, stored));
    }

    private static Future<Void> set(Vertx vertx, Database database, @Nullable String wanted, Optional<String> stored) {
        String password = wanted == null ? Secrets.sessionId().substring(0, RANDOM_CHARACTERS) : wanted;
        return vertx.executeBlocking(() -> newHash(password, stored)).compose(hash -> {
            if (hash.isEmpty()) {
                return Future.succeededFuture();
            }
            return database.run(STORE, ResUsers.ADMIN, hash.get())
                    .onSuccess(set -> announce(wanted, password))
                    .mapEmpty();
        });
    }

    private static Optional<String> newHash(String password, Optional<String> stored) {
        return stored.filter(hash -> Passwords.verify(password, hash)).isPresent()
                ? Optional.empty()
                : Optional.of(Passwords.hash(password));
    }

    private static void announce(@Nullable String wanted, String password) {
        if (wanted == null) {
            System.out.println("Sign in as admin with the password " + password + " (it is not shown again)");
        }
    }
}
