package dev.switchboard.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a client may send frames: a burst of 10, then one each 0.2 seconds (Odoo: Websocket, RL_BURST, RL_DELAY). */
final class FrameRate {
    private static final int BURST = 10;
    private static final long DELAY_MILLIS = 200;

    private final Deque<Long> newest = new ArrayDeque<>();

    /**
     * Counts a frame.
     *
     * @param millis when it came, by any clock that only goes forward
     * @return whether it came too fast
     */
    boolean exceededAt(long millis) {
        if (newest.size() == BURST) {
            if (millis - newest.getFirst() < DELAY_MILLIS * BURST) {
                return true;
            }
            newest.removeFirst();
        }
        newest.addLast(millis);
        return false;
    }
}
