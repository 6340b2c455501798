package dev.switchboard.bus;

import dev.switchboard.db.Database;
import dev.switchboard.dialect.Event;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** Reads what a socket missed. A gap is never passed over in silence: the client is told to fetch everything anew. */
final class Replay {
    /** How far back a client hears that has heard nothing yet (Odoo: bus.bus, TIMEOUT). */
    private static final double RECENT_SECONDS = 50;

    private static final int MOST = 10_000;

    private final Database database;

    Replay(Database database) {
        this.database = database;
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
            return LogTable.lastBefore(database, RECENT_SECONDS).compose(from -> between(topics, from, upTo));
        }
        if (last > upTo) {
            return LogTable.last(database).map(newest -> ahead(last, newest, upTo));
        }
        return last == upTo
                ? Future.succeededFuture(new Missed(List.of(), last))
                : LogTable.firstKept(database).compose(first -> kept(topics, first, last, upTo));
    }

    /** Another node, or a quicker socket, may have told the client of ids that have not reached this hub yet. */
    private static Missed ahead(long last, long newest, long upTo) {
        return last <= newest ? new Missed(List.of(), last) : reload(upTo);
    }

    private Future<Missed> kept(Set<String> topics, long first, long last, long upTo) {
        return first > last + 1 ? Future.succeededFuture(reload(upTo)) : between(topics, last, upTo);
    }

    private Future<Missed> between(Set<String> topics, long after, long upTo) {
        return LogTable.ofTopics(database, topics, after, upTo, MOST)
                .map(notices -> notices.size() < MOST ? new Missed(notices, after) : reload(upTo));
    }

    private static Missed reload(long upTo) {
        return new Missed(List.of(Notice.passing(Topic.BROADCAST, new Event.ReloadNeeded())), upTo);
    }
}
