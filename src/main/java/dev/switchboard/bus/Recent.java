package dev.switchboard.bus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The newest end of the log in memory, so that a socket that was away for a moment costs the database nothing. It
 * answers only what it can answer whole.
 */
final class Recent {
    private static final int MOST = 2_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final LongSupplier clock;

    /** Every stored notice after this one is here. */
    private long floor = Long.MAX_VALUE;

    /** When the floor was the newest notice, at the latest. */
    private long floorMillis = Long.MAX_VALUE;

    private record Entry(Notice notice, long millis) {}

    /**
     * Remembers nothing yet.
     *
     * @param clock the time in milliseconds
     */
    Recent(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Begins to remember.
     *
     * @param last the newest id, of which nothing is here
     */
    void begin(long last) {
        entries.clear();
        floor = last;
        floorMillis = clock.getAsLong();
    }

    /** Adds the next stored notice, and drops the oldest when there are many. */
    void add(Notice notice) {
        entries.addLast(new Entry(notice, clock.getAsLong()));
        if (entries.size() > MOST) {
            Entry oldest = entries.removeFirst();
            floor = oldest.notice().id();
            floorMillis = oldest.millis();
        }
    }

    /** The notices of some topics after an id, in order; nothing when some of them may be missing here. */
    Optional<List<Notice>> after(long id, Set<String> topics) {
        if (id < floor) {
            return Optional.empty();
        }
        Deque<Notice> found = new ArrayDeque<>();
        Iterator<Entry> newestFirst = entries.descendingIterator();
        while (newestFirst.hasNext()) {
            Notice notice = newestFirst.next().notice();
            if (notice.id() <= id) {
                break;
            }
            if (topics.contains(notice.topic())) {
                found.addFirst(notice);
            }
        }
        return Optional.of(List.copyOf(found));
    }

    /** The newest id that is older than so many milliseconds; nothing when it may lie before what is here. */
    OptionalLong lastBefore(long millis) {
        long then = clock.getAsLong() - millis;
        Iterator<Entry> newestFirst = entries.descendingIterator();
        while (newestFirst.hasNext()) {
            Entry entry = newestFirst.next();
            if (entry.millis() < then) {
                return OptionalLong.of(entry.notice().id());
            }
        }
        return floorMillis < then ? OptionalLong.of(floor) : OptionalLong.empty();
    }
}
