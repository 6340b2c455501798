package dev.switchboard.app;

import static org.awaitility.Awaitility.await;

import dev.switchboard.db.DatabaseUrl;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the system shows of the PostgreSQL that works in a data directory.
 *
 * @param directory the server's data directory
 */
public record PostgresProcesses(Path directory) {

    /** All that have the directory on their command line: the server, and initdb while it makes the files. */
    public List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::namesTheDirectory).toList();
    }

    private boolean namesTheDirectory(ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .anyMatch(argument -> argument.contains(directory + "/postgresql/"));
    }

    /** Ends all of them as a power cut would, and waits until they are gone. */
    public void kill() {
        List<ProcessHandle> killed = running();
        killed.forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(10)).until(() -> running().stream().noneMatch(killed::contains));
    }

    /** The database, as the files in the directory describe it. */
    public DatabaseUrl url() throws IOException {
        Path home = directory.resolve("postgresql");
        try (Stream<String> lines = Files.lines(home.resolve("data/postmaster.pid"))) {
            int port = Integer.parseInt(lines.skip(3).findFirst().orElseThrow());
            String password = Files.readString(home.resolve("password"));
            return new DatabaseUrl("127.0.0.1", port, "switchboard", "switchboard", password, SslMode.DISABLE);
        }
    }
}
