package dev.switchboard.golden;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** One recorded websocket, opened again, with what is still expected on it. */
final class ReplayedSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration POLL = Duration.ofMillis(5);

    private final SocketClient client;
    private final List<Expectation> expected = new ArrayList<>();
    private int start;
    private boolean isBehind;

    ReplayedSocket(SocketClient client) {
        this.client = client;
    }

    SocketClient client() {
        return client;
    }

    void expect(Expectation expectation) {
        expected.add(expectation);
    }

    /**
     * Waits until of each kind as much arrived as was recorded up to a moment. A socket that once stayed behind is not
     * waited for again: what it lacks is reported when the recording ends.
     *
     * @param moment milliseconds since the recording began
     */
    void awaitUntil(long moment) {
        var due =
                count(expected.stream().filter(e -> e.exchange().at() <= moment).map(Expectation::notification));
        if (isBehind || hasArrived(due)) {
            return;
        }
        try {
            await().pollInterval(POLL).atMost(PATIENCE).until(() -> hasArrived(due));
        } catch (ConditionTimeoutException e) {
            isBehind = true;
        }
    }

    private boolean hasArrived(Map<String, Long> due) {
        var arrived = count(arrived().stream());
        return due.entrySet().stream().allMatch(each -> arrived.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    private static Map<String, Long> count(Stream<Notification> notifications) {
        return notifications.collect(Collectors.groupingBy(Notification::headline, Collectors.counting()));
    }

    /** Waits until all arrived and nothing more follows for a while. */
    void awaitEnd() {
        awaitUntil(Long.MAX_VALUE);
        int size = arrived().size();
        try {
            await().pollInterval(POLL)
                    .during(QUIET)
                    .atMost(QUIET.multipliedBy(2))
                    .until(() -> arrived().size() == size);
        } catch (ConditionTimeoutException e) {
            isBehind = true;
        }
    }

    /** What is expected so far, in the order of ids. */
    List<Expectation> sorted() {
        var sorted = new ArrayList<>(expected);
        sorted.sort(Comparator.comparingLong(each -> each.notification().id()));
        return sorted;
    }

    /** What arrived since the recording began, in the order of arrival. */
    List<Notification> arrived() {
        return client.receivedFrom(start);
    }

    /** Forgets what was compared: the next recording begins. */
    void beginAnew() {
        start += arrived().size();
        expected.clear();
        isBehind = false;
    }

    @Override
    public void close() {
        client.close();
    }
}
