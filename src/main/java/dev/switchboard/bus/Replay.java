package dev.switchboard.bus;

import dev.switchboard.db.Database;
import dev.switchboard.dialect.Event;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads what a socket missed. A gap is never passed over in silence: the client is told to fetch everything anew, and
 * again what was said lately, because Odoo's own clients know no such order.
 */
final class Replay {
    /** How far back a client hears that has heard nothing yet (Odoo: bus.bus, TIMEOUT). */
    private static final int RECENT_SECONDS = 50;

    private static final int MOST = 10_000;

    private final Database database;
    private final Recent recent;
    private final BiFunction<Persona, List<Integer>, Future<List<Event>>> lately;

    /**
     * Reads what was missed.
     *
     * @param recent asked first
     * @param lately what was said lately in conversations, as far as a persona may read it, in order
     */
    Replay(Database database, Recent recent, BiFunction<Persona, List<Integer>, Future<List<Event>>> lately) {
        this.database = database;
        this.recent = recent;
        this.lately = lately;
    }

    /** Who hears what. */
    record Listener(Persona persona, Set<String> topics) {}

    /**
     * What a socket is sent before the live flow.
     *
     * @param notices in order
     * @param after the newest id that the client is taken to have before them
     */
    record Missed(List<Notice> notices, long after) {}

    /**
     * What a listener may hear after what the client has.
     *
     * @param last the newest id that the client has; 0 for a client that begins
     * @param upTo the newest id that is delivered live already
     */
    Future<Missed> missed(Listener listener, long last, long upTo) {
        if (last <= 0) {
            return beginning().compose(from -> between(listener, from, upTo));
        }
        if (last > upTo) {
            return LogTable.last(database).compose(newest -> ahead(listener, last, newest, upTo));
        }
        return last == upTo ? Future.succeededFuture(new Missed(List.of(), last)) : between(listener, last, upTo);
    }

    private Future<Long> beginning() {
        OptionalLong remembered = recent.lastBefore(RECENT_SECONDS * 1_000L);
        return remembered.isPresent()
                ? Future.succeededFuture(remembered.getAsLong())
                : LogTable.lastBefore(database, RECENT_SECONDS);
    }

    /** Another node, or a quicker socket, may have told the client of ids that have not reached this hub yet. */
    private Future<Missed> ahead(Listener listener, long last, long newest, long upTo) {
        return last <= newest ? Future.succeededFuture(new Missed(List.of(), last)) : reload(listener, upTo);
    }

    private Future<Missed> between(Listener listener, long after, long upTo) {
        return recent.after(after, listener.topics())
                .map(notices -> Future.succeededFuture(new Missed(notices, after)))
                .orElseGet(() -> LogTable.firstKept(database).compose(first -> stored(listener, first, after, upTo)));
    }

    private Future<Missed> stored(Listener listener, long first, long after, long upTo) {
        return after > 0 && first > after + 1
                ? reload(listener, upTo)
                : LogTable.ofTopics(database, listener.topics(), after, upTo, MOST)
                        .compose(notices -> notices.size() < MOST
                                ? Future.succeededFuture(new Missed(notices, after))
                                : reload(listener, upTo));
    }

    private Future<Missed> reload(Listener listener, long upTo) {
        return lately.apply(listener.persona(), Topic.channelsAmong(listener.topics()))
                .map(said -> Stream.concat(Stream.of(new Event.ReloadNeeded()), said.stream())
                        .map(event -> Notice.passing(Topic.BROADCAST, event))
                        .toList())
                .map(notices -> new Missed(notices, upTo));
    }
}
