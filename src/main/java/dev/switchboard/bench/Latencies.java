package dev.switchboard.bench;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long things took, to three digits, up to an hour. */
final class Latencies {
    private static final int DIGITS = 3;
    private static final double MICROS_IN_MILLI = 1_000;

    private final Histogram micros = new Histogram(TimeUnit.HOURS.toMicros(1), DIGITS);

    /** Notes one that was due and is done at a moment of {@link System#nanoTime}. */
    void add(long due, long done) {
        micros.recordValue(
                Math.min(Math.max(0, TimeUnit.NANOSECONDS.toMicros(done - due)), micros.getHighestTrackableValue()));
    }

    long count() {
        return micros.getTotalCount();
    }

    /** The time in milliseconds that this share of them did not exceed. */
    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_IN_MILLI;
    }

    /** The percentiles in one line. */
    String text() {
        return count() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p90 %.1f, p99 %.1f, max %.1f",
                        millis(50),
                        millis(90),
                        millis(99),
                        millis(100));
    }
}
