package dev.switchboard.golden;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

/**
 * The last time that a recorded client closed its socket. A server waits a moment before it takes somebody for gone:
 * what was recorded later than that is asked later here as well.
 */
final class Departure {
    private static final long LATER_MS = 1_500;
    private static final Duration BELIEVED = Duration.ofSeconds(3);
    private static final Duration PATIENCE = BELIEVED.plusSeconds(10);

    private long recordedAt;
    private Instant believedAt = Instant.MIN;

    /** Somebody goes now. */
    void happens(Exchange close) {
        recordedAt = close.at();
        believedAt = Instant.now().plus(BELIEVED);
    }

    /** Waits if the recorded client did before it asked something. */
    void awaitBefore(Exchange question) {
        if (question.at() - recordedAt >= LATER_MS) {
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(believedAt));
        }
    }
}
