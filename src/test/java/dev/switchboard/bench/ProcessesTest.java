package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private final long own = ProcessHandle.current().pid();

    @Test
    void aProcessHasUsedWhatTheSystemSays() {
        Duration before = ProcessHandle.current().info().totalCpuDuration().orElseThrow();

        Duration read = new Processes(List.of(own)).cpu().get(own);

        assertThat(read).isBetween(before.minusMillis(200), before.plusSeconds(60));
    }

    @Test
    void aChildCountsForItsParentUnlessItIsNamedItself() throws IOException {
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(new Processes(List.of(own, child.pid())).memory())
                    .containsOnlyKeys(own, child.pid())
                    .hasEntrySatisfying(child.pid(), bytes -> assertThat(bytes).isBetween(1L, 10_000_000L));
            assertThat(new Processes(List.of(own)).memory()).containsOnlyKeys(own);
        } finally {
            child.destroy();
        }
    }

    @Test
    void aProcessThatIsGoneUsesNothing() {
        assertThat(new Processes(List.of(Long.MAX_VALUE)).memory()).containsEntry(Long.MAX_VALUE, 0L);
    }
}
