package dev.switchboard.http;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import java.util.Map;
import java.util.stream.Stream;

/** Servers in processes of their own, for tests that need no data directory. */
public final class Servers {
    static final String ADMIN_PASSWORD = "open sesame";

    private Servers() {}

    /** A server with options of its own. */
    static ServerProcess start(DatabaseUrl database, String... options) {
        return start(Map.of(), database, options);
    }

    /** The same, with environment variables. */
    static ServerProcess start(Map<String, String> environment, DatabaseUrl database, String... options) {
        Stream<String> always = Stream.of(
                "--port", "0", "--database-url", TestDatabase.text(database), "--admin-password", ADMIN_PASSWORD);
        return ServerProcess.start(
                environment, Stream.concat(always, Stream.of(options)).toArray(String[]::new));
    }

    /** A server with an operator {@code demo}, whose password is the same. */
    public static ServerProcess withOperator(DatabaseUrl database, String... options) {
        return start(
                database, Stream.concat(Stream.of("--demo"), Stream.of(options)).toArray(String[]::new));
    }
}
