package dev.switchboard.e2e;

import dev.switchboard.app.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The server of the stories: as the README starts it, on a data directory of its own. */
final class TestServer {
    static final String LOGIN = "admin";
    static final String PASSWORD = "open sesame";

    private TestServer() {}

    /** On a free port. */
    static ServerProcess on(Path dataDirectory) {
        return on(dataDirectory, 0);
    }

    /** On this port, so that pages that are open find it again. */
    static ServerProcess on(Path dataDirectory, int port) {
        return ServerProcess.start(options(dataDirectory, port).toArray(String[]::new));
    }

    /** On a free port, with more options. */
    static ServerProcess with(Path dataDirectory, String... more) {
        return ServerProcess.start(Stream.concat(options(dataDirectory, 0).stream(), Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<String> options(Path dataDirectory, int port) {
        return List.of(
                "--data-dir", dataDirectory.toString(), "--port", Integer.toString(port), "--admin-password", PASSWORD);
    }
}
