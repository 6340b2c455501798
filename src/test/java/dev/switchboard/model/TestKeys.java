package dev.switchboard.model;

import dev.switchboard.db.Database;
import dev.switchboard.db.DatabaseUrl;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;

/** API keys for tests at a socket. */
public final class TestKeys {
    private TestKeys() {}

    /**
     * Makes a key of the administrator.
     *
     * @param database one that a server has started on, so that the password is set
     */
    public static String make(DatabaseUrl database, String adminPassword) {
        Vertx vertx = Vertx.vertx();
        Database rows = new Database(PgBuilder.pool()
                .connectingTo(database.connectOptions())
                .using(vertx)
                .build());
        Identities identities = new Identities(rows, vertx);
        try {
            return identities
                    .byLogin("admin", adminPassword, "127.0.0.1")
                    .compose(admin -> identities.apiKeys().make(admin.orElseThrow(), null, "test", null))
                    .await();
        } finally {
            vertx.close().await();
        }
    }
}
