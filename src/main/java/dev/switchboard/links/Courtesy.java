package dev.switchboard.links;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How often other servers are called: some at once, a few of them the same, and the same one not all the time. */
final class Courtesy {
    private static final int AT_ONCE = 8;
    private static final int AT_ONCE_OF_HOST = 2;
    private static final int IN_A_MINUTE_OF_HOST = 30;
    private static final int MOST_HOSTS = 1_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final LongSupplier clock;
    private final Map<String, Integer> busy = new HashMap<>();
    private final Map<String, Minute> minutes = new LinkedHashMap<>(16, 0.75f, true);

    private record Minute(long begin, int calls) {}

    /**
     * Begins to count.
     *
     * @param clock milliseconds that only go forward
     */
    Courtesy(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether a host may be called now; whoever is told so has to {@link #leave} it again. */
    synchronized boolean enter(String host) {
        int atOnce = busy.values().stream().mapToInt(Integer::intValue).sum();
        if (atOnce >= AT_ONCE || busy.getOrDefault(host, 0) >= AT_ONCE_OF_HOST || !isDue(host)) {
            return false;
        }
        busy.merge(host, 1, Integer::sum);
        return true;
    }

    private boolean isDue(String host) {
        long now = clock.getAsLong();
        Minute minute = minutes.getOrDefault(host, new Minute(now, 0));
        Minute current = now - minute.begin() >= MINUTE_MILLIS ? new Minute(now, 0) : minute;
        minutes.put(host, new Minute(current.begin(), current.calls() + 1));
        if (minutes.size() > MOST_HOSTS) {
            minutes.remove(minutes.keySet().iterator().next());
        }
        return current.calls() < IN_A_MINUTE_OF_HOST;
    }

    synchronized void leave(String host) {
        busy.computeIfPresent(host, (known, calls) -> calls > 1 ? calls - 1 : null);
    }
}
