package dev.switchboard.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The recordings of Odoo 18.0, in the order in which they were made: sockets and sessions last from one to the next. */
@TestInstance(Lifecycle.PER_CLASS)
class GoldenReplayIT {
    private static final List<Recording> RECORDINGS = Stream.of(
                    "00-setup", "01-loader-no-operator", "02-loader-operator-online", "03-chat")
            .map(name -> Recording.read("odoo18", name))
            .toList();

    private final IntendedDifferences intended = IntendedDifferences.read();
    private ServerProcess server;
    private Replay replay;

    @BeforeAll
    void start() throws SQLException {
        var database = TestDatabase.fresh();
        var known = GoldenSupport.setUp(database);
        server = ServerProcess.start(
                "--port",
                "0",
                "--database-url",
                TestDatabase.text(database),
                "--db-name",
                GoldenSupport.DATABASE,
                "--admin-password",
                GoldenSupport.ADMIN_PASSWORD);
        replay = new Replay(server.url(), GoldenSupport.DATABASE, RECORDINGS, intended, known);
    }

    @AfterAll
    void stop() {
        replay.close();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> theServerAnswersAsOdooDid() {
        var recordings = RECORDINGS.stream()
                .map(recording -> DynamicTest.dynamicTest(
                        recording.name(),
                        () -> assertThat(Finding.report(replay.play(recording))).isEmpty()));
        var list = DynamicTest.dynamicTest(
                "every intended difference is one",
                () -> assertThat(intended.unused()).isEmpty());
        return Stream.concat(recordings, Stream.of(list));
    }
}
