package dev.switchboard.e2e;

import dev.switchboard.app.ServerProcess;
import java.nio.file.Path;

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
        return ServerProcess.start(
                "--data-dir", dataDirectory.toString(), "--port", Integer.toString(port), "--admin-password", PASSWORD);
    }
}
