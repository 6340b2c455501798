package dev.switchboard.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.db.OldPostgres;
import dev.switchboard.db.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainIT {
    @TempDir
    private static Path directory = Path.of("");

    @BeforeAll
    static void realPath() throws IOException {
        directory = directory.toRealPath();
    }

    @Test
    void itSaysWhereItIsReadyAndStopsWithExitCode0WhenAsked() throws Exception {
        try (ServerProcess server = ServerProcess.start("--data-dir", directory.toString())) {
            String url = server.awaitReady();
            assertThat(status(url + "/healthz")).isEqualTo(200);

            assertThat(server.terminate().exitCode()).isZero();

            assertThat(server.output()).contains("Switchboard ready on " + url);
            assertThat(server.errors()).isEmpty();
            assertThat(new PostgresProcesses(directory).running()).isEmpty();
        }
    }

    @Test
    void aStopDuringTheFirstStartLeavesNothingRunning(@TempDir Path fresh) throws Exception {
        try (ServerProcess server = ServerProcess.start("--data-dir", fresh.toString())) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !new PostgresProcesses(fresh).running().isEmpty());

            assertThat(server.terminate().exitCode()).isZero();

            assertThat(new PostgresProcesses(fresh).running()).isEmpty();
        }
    }

    @Test
    void itStopsAsWellWhenNobodyReadsItsOutput() throws Exception {
        Process server = ServerProcess.command(Map.of(), "--data-dir", directory.toString())
                .redirectErrorStream(true)
                .start();
        server.getInputStream().close();
        PostgresProcesses postgres = new PostgresProcesses(directory);
        await().atMost(Duration.ofSeconds(60)).until(() -> !postgres.running().isEmpty());

        server.destroy();

        assertThat(server.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
        assertThat(postgres.running()).isEmpty();
    }

    @Test
    void aSecondServerOnTheSameDataDirectoryIsRefused() throws Exception {
        try (ServerProcess first = ServerProcess.start("--data-dir", directory.toString())) {
            String url = first.awaitReady();

            assertRefused("another server is running on data directory", "--data-dir", directory.toString());

            assertThat(status(url + "/healthz")).isEqualTo(200);
        }
    }

    @Test
    void aTakenPortIsRefusedAndWhatWasStartedStopsAgain() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());

            assertRefused("cannot listen on 127.0.0.1:" + port, "--port", port, "--data-dir", directory.toString());

            assertThat(new PostgresProcesses(directory).running()).isEmpty();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() throws Exception {
        assertRefused("cannot listen on 192.0.2.1:8070", "--port", "8070", "--host", "192.0.2.1");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsRefused() throws Exception {
        assertRefused(
                "cannot connect to PostgreSQL at 127.0.0.1:1", "--database-url", "postgresql://a:b@127.0.0.1:1/c");
    }

    @Test
    void aDatabaseThatIsTooOldIsRefused() throws Exception {
        try (OldPostgres old = new OldPostgres(TestDatabase.empty())) {
            assertRefused(
                    "is PostgreSQL 12, but 13 or newer is needed", "--database-url", TestDatabase.text(old.url()));
        }
    }

    @Test
    void aGivenDatabaseIsUsedAndNoneIsStarted(@TempDir Path unused) throws Exception {
        String database = TestDatabase.text(TestDatabase.fresh());
        try (ServerProcess server = ServerProcess.start("--database-url", database, "--data-dir", unused.toString())) {
            assertThat(status(server.awaitReady() + "/healthz")).isEqualTo(200);
            assertThat(unused).isEmptyDirectory();
        }
    }

    @Test
    void aDataDirectoryThatIsNotOursIsRefused() throws Exception {
        assertRefused("is not empty and was not made by Switchboard", "--data-dir", "/etc");
    }

    @Test
    void aWrongOptionIsRefused() throws Exception {
        assertRefused("Invalid value for option '--port': 'http' is not a port", "--port", "http");
    }

    @Test
    void aWrongVariableIsRefused() throws Exception {
        assertRefused(ServerProcess.start(Map.of("SWITCHBOARD_PROT", "1")), "Unknown environment variable");
    }

    @Test
    void helpAndVersionArePrintedInstead() throws Exception {
        try (ServerProcess help = ServerProcess.start("--help");
                ServerProcess version = ServerProcess.start("--version")) {
            assertThat(help.exitCode()).isZero();
            assertThat(help.output()).contains("Usage: switchboard [serve] [options]", "--data-dir");
            assertThat(version.exitCode()).isZero();
            assertThat(version.output()).startsWith("Switchboard ");
        }
    }

    private static void assertRefused(String reason, String... arguments) throws Exception {
        assertRefused(ServerProcess.start(arguments), reason);
    }

    private static void assertRefused(ServerProcess started, String reason) throws Exception {
        try (started) {
            assertThat(started.exitCode()).isEqualTo(2);
            assertThat(started.output()).isEmpty();
            assertThat(started.errors())
                    .startsWith("switchboard: ")
                    .contains(reason)
                    .hasLineCount(1);
        }
    }

    private static int status(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
