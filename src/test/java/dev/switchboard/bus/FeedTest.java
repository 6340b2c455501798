package dev.switchboard.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dialect.Event;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedTest {
    private final Feed feed = new Feed(10);

    @Test
    void batchesThatArriveInTheWrongOrderLeaveInTheRightOne() {
        assertThat(ids(feed.accept(notices(13, 14)))).isEmpty();
        assertThat(feed.hasGap()).isTrue();

        assertThat(ids(feed.accept(notices(11, 12)))).containsExactly(11L, 12L, 13L, 14L);
        assertThat(feed.hasGap()).isFalse();
        assertThat(feed.position()).isEqualTo(14);
    }

    @Test
    void whatWasGivenOutOnceIsNotGivenOutAgain() {
        assertThat(ids(feed.accept(notices(9, 10, 11)))).containsExactly(11L);
        assertThat(ids(feed.accept(notices(11, 12)))).containsExactly(12L);
    }

    @Test
    void whatIsNotStoredWaitsForNothing() {
        Notice passing = Notice.passing(Topic.BROADCAST, new Event.ReloadNeeded());

        assertThat(feed.accept(List.of(passing))).containsExactly(passing);
        assertThat(feed.position()).isEqualTo(10);
    }

    private static List<Notice> notices(long... ids) {
        return Arrays.stream(ids)
                .mapToObj(
                        id -> new Notice(id, new Announcement(Topic.BROADCAST, new Event.ChannelPinned(1), List.of())))
                .toList();
    }

    private static List<Long> ids(List<Notice> notices) {
        return notices.stream().map(Notice::id).toList();
    }
}
