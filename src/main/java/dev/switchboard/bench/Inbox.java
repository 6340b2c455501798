package dev.switchboard.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What arrived at one socket, and whether it came as it should: each message once, and those of one conversation in the
 * order of their ids.
 */
final class Inbox {
    private final Set<Integer> arrived = new HashSet<>();
    private final Map<Integer, Long> newest = new HashMap<>();
    private int duplicated;
    private int reordered;

    /**
     * Takes a message in.
     *
     * @param number which post of the run it is
     * @param conversation where it was posted
     * @param messageId its id on the server
     * @return whether it came for the first time
     */
    boolean take(int number, int conversation, long messageId) {
        if (!arrived.add(number)) {
            duplicated++;
            return false;
        }
        long before = newest.getOrDefault(conversation, 0L);
        if (messageId < before) {
            reordered++;
        }
        newest.put(conversation, Math.max(before, messageId));
        return true;
    }

    boolean has(int number) {
        return arrived.contains(number);
    }

    int size() {
        return arrived.size();
    }

    int duplicated() {
        return duplicated;
    }

    int reordered() {
        return reordered;
    }
}
