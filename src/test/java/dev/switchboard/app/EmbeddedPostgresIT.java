package dev.switchboard.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.switchboard.db.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every test begins with a directory in which PostgreSQL has run before and was stopped. */
class EmbeddedPostgresIT {
    @TempDir
    private static Path shared = Path.of("");

    private static PostgresProcesses processes = new PostgresProcesses(Path.of(""));

    private final String word = UUID.randomUUID().toString();

    @BeforeAll
    static void aDirectoryThatHasBeenUsed() throws SQLException, IOException {
        shared = shared.toRealPath();
        processes = new PostgresProcesses(shared);
        try (DataDirectory directory = DataDirectory.open(shared);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            execute(postgres.url(), "CREATE SCHEMA test CREATE TABLE kept (word text)");
        }
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(processes.running()).isEmpty();
    }

    @Test
    void rowsOutliveARestart() throws SQLException {
        try (DataDirectory directory = DataDirectory.open(shared)) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
                keepWord(postgres.url());
            }
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
                assertThat(words(postgres.url())).contains(word);
            }
        }
    }

    @Test
    void aCommitIsOnDiskBeforeItIsAnswered() throws SQLException {
        try (DataDirectory directory = DataDirectory.open(shared);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(query(postgres.url(), "SHOW fsync")).isEqualTo("on");
            assertThat(query(postgres.url(), "SHOW synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        try (DataDirectory directory = DataDirectory.open(shared);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            DatabaseUrl url = postgres.url();
            for (String user : List.of("postgres", "switchboard")) {
                DatabaseUrl guess = new DatabaseUrl(url.host(), url.port(), "postgres", user, "x", url.sslMode());
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> query(guess, "SELECT 1"))
                        .withMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void lettersOfEveryScriptHaveCase() throws SQLException {
        try (DataDirectory directory = DataDirectory.open(shared);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(query(postgres.url(), "SELECT 'ÉЖΩ' ILIKE 'éжω'")).isEqualTo("t");
        }
    }

    @Test
    void aKilledServerComesBackAtTheSamePortWithItsRows() throws SQLException {
        try (DataDirectory directory = DataDirectory.open(shared);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            keepWord(postgres.url());

            processes.kill();

            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(words(postgres.url())).contains(word));
        }
    }

    @Test
    void theNextStartReplacesTheServerThatAKilledJavaLeft() throws Exception {
        try (ServerProcess killed = serverThatKeepsTheWord()) {
            assertThat(killed.kill().exitCode()).isNotZero();
            assertThat(processes.running()).hasSize(1);
        }

        assertThatTheWordIsKept();
    }

    @Test
    void rowsOutliveTheKillOfJavaAndPostgresTogether() throws Exception {
        try (ServerProcess killed = serverThatKeepsTheWord()) {
            assertThat(killed.kill().exitCode()).isNotZero();
            processes.kill();
        }

        assertThatTheWordIsKept();
    }

    @Test
    void aProcessThatOnlyHasTheIdOfADeadServerIsNotTakenForIt() throws IOException {
        PostgresAccount account = PostgresAccount.of(shared.resolve("postgresql"));
        List<String> command = new ArrayList<>(account.prefix());
        command.addAll(List.of("sleep", "1000"));
        Process stranger = new ProcessBuilder(command).start();
        Path pidFile = shared.resolve("postgresql/data/postmaster.pid");
        Files.writeString(pidFile, stranger.pid() + "\n" + pidFile.getParent() + "\n1700000000\n1\n");
        account.own(pidFile);

        try (DataDirectory directory = DataDirectory.open(shared);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(postgres.url().port()).isPositive();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void aDirectoryThatIsGoneIsNotTriedWithoutAPause(@TempDir Path gone, @TempDir Path elsewhere) throws Exception {
        try (ServerProcess server = ServerProcess.start("--data-dir", gone.toString())) {
            assertThat(server.url().getHost()).isNotEmpty();
            Path moved = Files.move(gone, elsewhere.resolve("moved"));
            new PostgresProcesses(gone).running().forEach(ProcessHandle::destroyForcibly);
            await().until(() -> server.errors().contains("PostgreSQL is down"));

            await().during(Duration.ofSeconds(2)).until(() -> down(server) == 1);
            assertThat(Files.exists(moved)).isTrue();
        }
    }

    private static long down(ServerProcess server) {
        return server.errors()
                .lines()
                .filter(line -> line.contains("PostgreSQL is down"))
                .count();
    }

    @Test
    void aFirstStartThatIsCutShortDoesNotSpoilTheDirectory(@TempDir Path fresh) throws Exception {
        try (ServerProcess killed = ServerProcess.start("--data-dir", fresh.toString())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> isBeingMade(fresh));
            assertThat(killed.kill().exitCode()).isNotZero();
        }

        try (DataDirectory directory = DataDirectory.open(fresh);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(query(postgres.url(), "SELECT current_database()")).isEqualTo("switchboard");
        }
        await().until(() -> new PostgresProcesses(fresh).running().isEmpty());
    }

    private static boolean isBeingMade(Path directory) {
        return new PostgresProcesses(directory)
                .running().stream()
                        .flatMap(process -> process.info().command().stream())
                        .anyMatch(command -> command.endsWith("/postgres"));
    }

    private ServerProcess serverThatKeepsTheWord() throws IOException, SQLException {
        ServerProcess server = ServerProcess.start("--data-dir", shared.toString());
        assertThat(server.awaitReady()).startsWith("http://127.0.0.1:");
        keepWord(processes.url());
        return server;
    }

    private void assertThatTheWordIsKept() throws SQLException {
        try (DataDirectory directory = DataDirectory.open(shared);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(words(postgres.url())).contains(word);
        }
    }

    private void keepWord(DatabaseUrl url) throws SQLException {
        execute(url, "INSERT INTO test.kept VALUES ('" + word + "')");
    }

    private static String words(DatabaseUrl url) throws SQLException {
        return query(url, "SELECT string_agg(word, ' ') FROM test.kept");
    }

    private static void execute(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = url.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    private static String query(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = url.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
