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

/**
 * Every playlist of recordings, on a server of its own that is started when its turn comes. {@code -Dgolden=odoo18/17c}
 * plays only the playlists that have a recording whose name begins like that, up to the last such recording.
 */
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
        var wanted = Optional.ofNullable(System.getProperty("golden"));
        var played = Playlist.ALL.stream()
                .flatMap(playlist -> wanted.map(playlist::upTo).orElseGet(() -> Optional.of(playlist)).stream())
                .map(this::container);
        return Stream.concat(played, wanted.isPresent() ? Stream.empty() : Stream.of(list));
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
