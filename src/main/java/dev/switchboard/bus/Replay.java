package dev.switchboard.bus;

import dev.switchboard.db.Database;
import dev.switchboard.dialect.Event;
import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what a socket missed. A gap is never passed over in silence: the client is told to fetch everything anew. */
final class Replay {
    /** How far back a client hears that has heard nothing yet (Odoo: bus.bus, TIMEOUT). */
    private static final int RECENT_SECONDS = 50;

    private static final int MOST = 10_000;

    private final Database database;
    private final Recent recent;

    /**
     * Reads what was missed.
     *
     * @param recent asked first
     */
    Replay(Database database, Recent recent) {
        this.database = database;
        this.recent = recent;
    }

    /**
     * What a socket is sent before the live flow.
     *
     * @param notices in order
     * @param after the newest id that the client is taken to have before them
     */
    record Missed(List<Notice> notices, long after) {}

    /**
     * The notices of some topics after what the client has.
     *
     * @param last the newest id that the client has; 0 for a client that begins
     * @param upTo the newest id that is delivered live already
     */
    Future<Missed> missed(Set<String> topics, long last, long upTo) {
        if (last <= 0) {
            return beginning().compose(from -> between(topics, from, upTo));
        }
        if (last > upTo) {
            return LogTable.last(database).map(newest -> ahead(last, newest, upTo));
        }
        return last == upTo ? Future.succeededFuture(new Missed(List.of(), last)) : between(topics, last, upTo);
    }

    private Future<Long> beginning() {
        OptionalLong remembered = recent.lastBefore(RECENT_SECONDS * 1_000L);
        return remembered.isPresent()
                ? Future.succeededFuture(remembered.getAsLong())
                : LogTable.lastBefore(database, RECENT_SECONDS);
    }

    /** Another node, or a quicker socket, may have told the client of ids that have not reached this hub yet. */
    private static Missed ahead(long last, long newest, long upTo) {
        return last <= newest ? new Missed(List.of(), last) : reload(upTo);
    }

    private Future<Missed> between(Set<String> topics, long after, long upTo) {
        return recent.after(after, topics)
                .map(notices -> Future.succeededFuture(new Missed(notices, after)))
                .orElseGet(() -> LogTable.firstKept(database).compose(first -> stored(topics, first, after, upTo)));
    }

    private Future<Missed> stored(Set<String> topics, long first, long after, long upTo) {
        return after > 0 && first > after + 1
                ? Future.succeededFuture(reload(upTo))
                : LogTable.ofTopics(database, topics, after, upTo, MOST)
                        .map(notices -> notices.size() < MOST ? new Missed(notices, after) : reload(upTo));
    }

    private static Missed reload(long upTo) {
        return new Missed(List.of(Notice.passing(Topic.BROADCAST, new Event.ReloadNeeded())), upTo);
    }
}
