package dev.switchboard.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Puts batches in order: what arrives early waits until everything before it has come. */
final class Feed {
    private final TreeMap<Long, Notice> early = new TreeMap<>();
    private long next;

    /**
     * Begins.
     *
     * @param last the newest id that is history already
     */
    Feed(long last) {
        next = last + 1;
    }

    /** Takes notices in any order, some perhaps again, and gives those whose turn has come. */
    List<Notice> accept(List<Notice> notices) {
        List<Notice> ready = new ArrayList<>();
        for (Notice notice : notices) {
            if (!notice.stored()) {
                ready.add(notice);
            } else if (notice.id() >= next) {
                early.put(notice.id(), notice);
            }
        }
        while (!early.isEmpty() && early.firstKey() == next) {
            ready.add(early.pollFirstEntry().getValue());
            next++;
        }
        return ready;
    }

    /** Whether something has come whose predecessors have not. */
    boolean hasGap() {
        return !early.isEmpty();
    }

    /** The newest id that was given out. */
    long position() {
        return next - 1;
    }
}
