package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchIT {
    private static final Plan.Login DEMO = new Plan.Login("demo", "demo");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Plan.Load LOAD = new Plan.Load(50, 0, Duration.ZERO, SECOND, false);

    private static final ServerProcess SERVER =
            ServerProcess.start("--port", "0", "--demo", "--database-url", TestDatabase.text(TestDatabase.fresh()));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void allThatIsPostedAtAFixedRateArrivesOnceAndInOrderAtBothSides() {
        Plan.Load load = new Plan.Load(50, 0, SECOND, SECOND.multipliedBy(2), false);

        Report report = run(SERVER.url(), new Plan.Crowd(5, 3), load);

        assertThat(report.text())
                .contains("sessions        5, ", "sockets         3 of 3 open", "posts           100, ")
                .contains("delivery        100, ")
                .contains("messages        0 lost, 0 duplicated, 0 reordered, 0 failed; 390 arrived in all");
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void answersOfTheOperatorArriveAtTheVisitor() {
        Report report = run(SERVER.url(), new Plan.Crowd(2, 0), new Plan.Load(20, 0, Duration.ZERO, SECOND, true));

        assertThat(report.text())
                .contains("posts           40, ", "delivery        40, ", "; 80 arrived in all")
                .containsPattern(
                        "cpu/post +\\d+\\.\\d{3} ms in " + SERVER.handle().pid())
                .containsPattern(
                        "memory at last +\\d+\\.\\d MB in " + SERVER.handle().pid());
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void aClosedLoopSendsAsFastAsItIsAnswered() {
        Report report = run(SERVER.url(), new Plan.Crowd(4, 0), new Plan.Load(1, 4, Duration.ZERO, SECOND, false));

        assertThat(report.text()).containsPattern("posts +\\d{2,}, ");
        assertThat(report.isClean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "LOSES, '10 lost, 0 duplicated, 0 reordered, 0 failed'",
        "DUPLICATES, '0 lost, 10 duplicated, 0 reordered, 0 failed'",
        "REORDERS, '0 lost, 0 duplicated, 10 reordered, 0 failed'",
        "REFUSES, '0 lost, 0 duplicated, 0 reordered, 5 failed'"
    })
    void aFaultIsFound(FaultyServer.Fault fault, String sentence) {
        try (FaultyServer server = new FaultyServer(fault)) {
            Report report = run(server.url(), new Plan.Crowd(1, 0), LOAD);

            assertThat(report.text()).contains(sentence);
            assertThat(report.isClean()).isFalse();
        }
    }

    @Test
    void aServerWithoutFaultIsFoundClean() {
        try (FaultyServer server = new FaultyServer(FaultyServer.Fault.NONE)) {
            assertThat(run(server.url(), new Plan.Crowd(1, 0), LOAD).isClean()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rate 0 --operator a:b",
                "--operator nocolon",
                "--visitors 3",
                "--what",
                "--url http://127.0.0.1:1 --operator a:b"
            })
    void whatCannotBeRunEndsWith2(String arguments) {
        assertThat(BenchCommand.run(
                        Pattern.compile(" ").splitAsStream(arguments).toList()))
                .isEqualTo(2);
    }

    private static Report run(URI url, Plan.Crowd crowd, Plan.Load load) {
        Plan.Target target = new Plan.Target(url, url, "switchboard", 1);
        return Bench.run(new Plan(
                target, List.of(DEMO), crowd, load, List.of(SERVER.handle().pid())));
    }
}
