package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The clock and what processes had used by then.
 *
 * @param at on the clock of {@link System#nanoTime}
 * @param cpu processor time by process id
 */
record Reading(long at, Map<Long, Duration> cpu) {
    private static final double NANOS_IN_MILLI = 1e6;

    /** Reads away from the event loop, which has posts to send. */
    static Future<Reading> take(Vertx vertx, Processes processes) {
        return vertx.executeBlocking(() -> new Reading(System.nanoTime(), processes.cpu()));
    }

    double secondsSince(Reading before) {
        return (at - before.at) / 1e9;
    }

    /** The milliseconds of processor time for each of some things that were done since an earlier reading. */
    Map<Long, Double> millisEach(Reading before, long things) {
        Map<Long, Double> each = new LinkedHashMap<>();
        cpu.forEach((pid, used) -> each.put(
                pid, used.minus(before.cpu.getOrDefault(pid, Duration.ZERO)).toNanos() / NANOS_IN_MILLI / things));
        return each;
    }
}
