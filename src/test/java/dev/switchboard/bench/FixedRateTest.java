package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FixedRateTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void callsAreDueAtEvenIntervalsFromTheStart() {
        FixedRate rate = new FixedRate(5 * SECOND, 4);

        assertThat(rate.due(0)).isEqualTo(5 * SECOND);
        assertThat(rate.due(6)).isEqualTo(6 * SECOND + SECOND / 2);
    }

    @Test
    void whatWasMissedWhileNobodyLookedIsStillDue() {
        FixedRate rate = new FixedRate(0, 1_000);

        assertThat(rate.dueBy(-1)).isZero();
        assertThat(rate.dueBy(0)).isOne();
        assertThat(rate.dueBy(3 * SECOND)).isEqualTo(3_001);
    }

    @Test
    void aServerThatStallsDelaysAllThatWereDueMeanwhile() {
        FixedRate rate = new FixedRate(0, 100);
        Latencies latencies = new Latencies();

        for (int number = 0; number < 100; number++) {
            latencies.add(rate.due(number), SECOND);
        }

        assertThat(latencies.count()).isEqualTo(100);
        assertThat(latencies.millis(50)).isBetween(500.0, 520.0);
        assertThat(latencies.millis(100)).isBetween(1_000.0, 1_001.0);
    }

    @Test
    void aStretchOfTimeHasItsShare() {
        assertThat(new FixedRate(0, 2.5).in(Duration.ofSeconds(10))).isEqualTo(25);
    }

    @Test
    void aTimeBeyondTheScaleCountsAsTheLongest() {
        Latencies latencies = new Latencies();

        latencies.add(0, Duration.ofHours(3).toNanos());

        assertThat(latencies.millis(100)).isGreaterThan(3_540_000.0);
    }
}
