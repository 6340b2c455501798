package dev.switchboard.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dialect.Event;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentTest {
    private long now = 1_000_000;
    private final Recent recent = new Recent(() -> now);

    @Test
    void whatIsHereIsGivenInOrderAndByTopic() {
        recent.begin(10);
        add(11, "a");
        add(12, "b");
        add(13, "a");

        assertThat(recent.after(10, Set.of("a")).orElseThrow())
                .extracting(Notice::id)
                .containsExactly(11L, 13L);
        assertThat(recent.after(12, Set.of("a", "b")).orElseThrow())
                .extracting(Notice::id)
                .containsExactly(13L);
        assertThat(recent.after(13, Set.of("a")).orElseThrow()).isEmpty();
    }

    @Test
    void whatMayBeMissingIsNotAnswered() {
        assertThat(recent.after(10, Set.of("a"))).isEmpty();
        recent.begin(10);

        assertThat(recent.after(9, Set.of("a"))).isEmpty();
        assertThat(recent.after(10, Set.of("a"))).hasValue(List.of());
    }

    @Test
    void theOldestIsForgottenWhenThereAreMany() {
        recent.begin(0);
        LongStream.rangeClosed(1, 2_005).forEach(id -> add(id, "a"));

        assertThat(recent.after(4, Set.of("a"))).isEmpty();
        assertThat(recent.after(5, Set.of("a")).orElseThrow()).hasSize(2_000);
    }

    @Test
    void aPointInTimeIsKnownOnceItIsCovered() {
        recent.begin(10);
        assertThat(recent.lastBefore(50_000)).isEmpty();

        now += 60_000;
        add(11, "a");
        assertThat(recent.lastBefore(50_000)).hasValue(10);

        now += 60_000;
        add(12, "a");
        assertThat(recent.lastBefore(50_000)).hasValue(11);
    }

    private void add(long id, String topic) {
        recent.add(new Notice(id, new Announcement(topic, new Event.ChannelPinned(1), List.of())));
    }
}
