package dev.switchboard.bench;

import java.time.Duration;

/**
 * When the posts of a fixed rate are due. Each has its moment before the first is sent, and its latency counts from
 * there: a server that stalls delays all that were due meanwhile, and not only the one that it was asked at that moment
 * (what is known as coordinated omission, where it does).
 *
 * @param start on the clock of {@link System#nanoTime}
 * @param perSecond how many in a second
 */
record FixedRate(long start, double perSecond) {
    private static final double NANOS = 1e9;

    /** When one is due, counted from 0. */
    long due(long number) {
        return start + Math.round(number * NANOS / perSecond);
    }

    /** How many are due by a moment; the first is due at once. */
    long dueBy(long now) {
        return now < start ? 0 : (long) Math.floor((now - start) * perSecond / NANOS) + 1;
    }

    /** How many a stretch of time has. */
    long in(Duration time) {
        return Math.round(time.toNanos() * perSecond / NANOS);
    }
}
