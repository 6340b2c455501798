package dev.switchboard.http;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;

/** Servers in processes of their own, for tests that need no data directory. */
public final class Servers {
    static final String ADMIN_PASSWORD = "open sesame";

    private Servers() {}

    static ServerProcess start(DatabaseUrl database) {
        return ServerProcess.start(
                "--port", "0", "--database-url", TestDatabase.text(database), "--admin-password", ADMIN_PASSWORD);
    }

    /** A server with an operator {@code demo}, whose password is the same. */
    public static ServerProcess withOperator(DatabaseUrl database) {
        return ServerProcess.start(
                "--demo",
                "--port",
                "0",
                "--database-url",
                TestDatabase.text(database),
                "--admin-password",
                ADMIN_PASSWORD);
    }
}
