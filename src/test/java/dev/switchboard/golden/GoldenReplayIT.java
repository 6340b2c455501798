package dev.switchboard.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every playlist of recordings, on a server of its own that is started when its turn comes. */
@TestInstance(Lifecycle.PER_CLASS)
class GoldenReplayIT {
    private final IntendedDifferences intended = IntendedDifferences.read();
    private Optional<Playlist.Running> running = Optional.empty();

    @AfterAll
    void stop() {
        running.ifPresent(Playlist.Running::close);
    }

    @TestFactory
    Stream<DynamicNode> theServerAnswersAsOdooDid() {
        var list = DynamicTest.dynamicTest(
                "every intended difference is one",
                () -> assertThat(intended.unused()).isEmpty());
        return Stream.concat(Playlist.ALL.stream().map(this::container), Stream.of(list));
    }

    private DynamicNode container(Playlist playlist) {
        var start = DynamicTest.dynamicTest("state " + playlist.states(), () -> start(playlist));
        var recordings =
                playlist.read().map(recording -> DynamicTest.dynamicTest(recording.name(), () -> play(recording)));
        return DynamicContainer.dynamicContainer(playlist.series(), Stream.concat(Stream.of(start), recordings));
    }

    private void start(Playlist playlist) {
        stop();
        running = Optional.empty();
        running = Optional.of(playlist.start(intended));
    }

    private void play(Recording recording) {
        var replay = running.orElseThrow(() -> new AssertionError("the server of this playlist did not start"))
                .replay();
        assertThat(Finding.report(replay.play(recording))).isEmpty();
    }
}
