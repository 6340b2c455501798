package dev.switchboard.http;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long one socket lives: it is pinged after 45 seconds of silence, dropped when nothing comes back for 15 more, and
 * after an hour or more its client is asked to open a new one (Odoo: bus/websocket.py, TimeoutManager).
 */
final class Liveness {
    private static final long SILENCE_MILLIS = 45_000;
    private static final long PATIENCE_MILLIS = 15_000;
    private static final long LIFETIME_MILLIS = 3_600_000;

    private final long endMillis;
    private long newestMillis;
    private boolean pinged;

    /** What is to be done with a socket. */
    enum Due {
        NOTHING,
        PING,
        DROP,
        RENEW
    }

    /**
     * Begins.
     *
     * @param now milliseconds by a clock that only goes forward, as everywhere here
     */
    Liveness(long now) {
        newestMillis = now;
        endMillis = now + LIFETIME_MILLIS + ThreadLocalRandom.current().nextLong(LIFETIME_MILLIS / 2);
    }

    /** The client was heard. */
    void heard(long now) {
        newestMillis = now;
        pinged = false;
    }

    /** What is due; a ping is taken to be sent. */
    Due due(long now) {
        long silence = now - newestMillis;
        if (pinged && silence >= PATIENCE_MILLIS) {
            return Due.DROP;
        } else if (now >= endMillis) {
            return Due.RENEW;
        } else if (!pinged && silence >= SILENCE_MILLIS) {
            newestMillis = now;
            pinged = true;
            return Due.PING;
        }
        return Due.NOTHING;
    }
}
