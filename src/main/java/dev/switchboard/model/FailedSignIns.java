package dev.switchboard.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Who fails to sign in several times in a row waits a minute after each further failure, as in Odoo
 * (base.login_cooldown_after and _duration). Clients on this machine do not.
 */
final class FailedSignIns {
    private static final int MOST = 5;
    private static final long COOLDOWN_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_SOURCES = 20_000;

    private final LongSupplier clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

    private record Failures(int count, long lastNanos) {}

    /**
     * Begins with nobody.
     *
     * @param clock nanoseconds that only go forward
     */
    FailedSignIns(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether somebody has to wait. */
    synchronized boolean isTooSoon(String address) {
        Failures known = failures.get(ClientNetwork.of(address));
        return known != null && known.count() >= MOST && clock.getAsLong() - known.lastNanos() < COOLDOWN_NANOS;
    }

    /** Counts an attempt; one that succeeds wipes out those before. */
    synchronized void note(String address, boolean succeeded) {
        if (ClientNetwork.isLoopback(address)) {
            return;
        }
        String source = ClientNetwork.of(address);
        Failures before = failures.remove(source);
        if (!succeeded) {
            failures.put(source, new Failures(before == null ? 1 : before.count() + 1, clock.getAsLong()));
        }
        if (failures.size() > MOST_SOURCES) {
            failures.remove(failures.keySet().iterator().next());
        }
    }
}
