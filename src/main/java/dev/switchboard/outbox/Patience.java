package dev.switchboard.outbox;

import org.jspecify.annotations.Nullable;

/**
 * How long something is tried before it is given up: after pauses that double up to the longest one.
 *
 * @param mostAttempts after how many it is given up
 */
record Patience(int mostAttempts, int firstPauseSeconds, int longestPauseSeconds) {
    private static final int MOST_REASON_CHARACTERS = 500;

    boolean isOver(int attempts) {
        return attempts >= mostAttempts;
    }

    /** The seconds to wait after so many attempts. */
    double pause(int attempts) {
        return Math.min(longestPauseSeconds, firstPauseSeconds * Math.pow(2, attempts - 1.0));
    }

    /** Why an attempt failed, as it is kept. */
    static String reason(@Nullable String told) {
        String reason = String.valueOf(told).replace("\0", "");
        return reason.substring(0, Math.min(MOST_REASON_CHARACTERS, reason.length()));
    }
}
