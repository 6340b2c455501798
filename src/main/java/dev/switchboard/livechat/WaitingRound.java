package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Topic;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.Event;
import dev.switchboard.livechat.LivechatSessions.Opened;
import dev.switchboard.livechat.LivechatSessions.Request;
import dev.switchboard.model.Origin;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives those who wait to operators who have become free, in the order in which they came. It is one transaction in
 * which nobody else chooses among these operators, so that nobody is given twice.
 */
final class WaitingRound {
    private static final String LOCK = "switchboard.waiting";

    private static final String GIVE_UP = """
            DELETE FROM switchboard_waiting
            WHERE connected IS NULL AND last_seen < (now() AT TIME ZONE 'utc') - make_interval(secs => $1)
            RETURNING livechat_channel_id""";

    private static final String FORGET =
            "DELETE FROM switchboard_waiting WHERE connected < (now() AT TIME ZONE 'utc') - interval '1 day'";

    private static final String NEXT = """
            SELECT id, livechat_channel_id, guest_id, name, previous_partner_id, lang, country_id
            FROM switchboard_waiting WHERE connected IS NULL ORDER BY id LIMIT 500""";

    private static final String CONNECTED = """
            UPDATE switchboard_waiting w SET connected = now() AT TIME ZONE 'utc', channel_id = given.channel_id
            FROM unnest($1::int4[], $2::int4[]) AS given (id, channel_id) WHERE w.id = given.id""";

    private WaitingRound() {}

    private record Waiting(int id, Request request) {
        private static Waiting of(Row row) {
            String lang = row.getString("lang");
            Request request = new Request(
                    row.getInteger("livechat_channel_id"),
                    row.getString("name"),
                    row.getInteger("previous_partner_id"),
                    new Persona.Guest(row.getInteger("guest_id")),
                    null,
                    new Origin(row.getInteger("country_id"), lang, lang, null));
            return new Waiting(row.getInteger("id"), request);
        }
    }

    private record Given(Waiting waiting, Answerer answerer) {}

    /**
     * Looks once, unless another node does at the moment.
     *
     * @param grace how long a visitor may say nothing before their place is given up; none to keep all places
     */
    static Future<Void> run(Change change, Optional<Duration> grace) {
        return change.tx()
                .tryLock(LOCK)
                .compose(held -> held
                        ? givenUp(change.tx(), grace).compose(moved -> connect(change, moved))
                        : Future.succeededFuture());
    }

    private static Future<Set<Integer>> givenUp(Tx tx, Optional<Duration> grace) {
        return grace.isEmpty()
                ? Future.succeededFuture(new HashSet<>())
                : tx.run(FORGET)
                        .compose(forgotten -> tx.list(row -> row.getInteger(0), GIVE_UP, (double)
                                grace.get().toSeconds()))
                        .map(HashSet::new);
    }

    private static Future<Void> connect(Change change, Set<Integer> moved) {
        Tx tx = change.tx();
        return tx.list(Waiting::of, NEXT)
                .compose(waiting -> waiting.isEmpty()
                        ? Future.succeededFuture(List.<Given>of())
                        : OperatorChoice.among(tx, channels(waiting)).map(there -> given(waiting, there)))
                .compose(given -> opened(change, given))
                .compose(given -> tellEach(change, called(change, moved, given).iterator()));
    }

    private static List<Integer> channels(List<Waiting> waiting) {
        return waiting.stream()
                .map(each -> each.request().livechatChannelId())
                .distinct()
                .toList();
    }

    private static List<Given> given(List<Waiting> waiting, OperatorsThere there) {
        List<Given> given = new ArrayList<>();
        for (Waiting each : waiting) {
            there.choose(each.request().wanted())
                    .map(Answerer::of)
                    .ifPresent(answerer -> given.add(new Given(each, answerer)));
        }
        return given;
    }

    private static Future<List<Given>> opened(Change change, List<Given> given) {
        return given.isEmpty()
                ? Future.succeededFuture(given)
                : Opening.openAll(
                                change,
                                given.stream()
                                        .map(each ->
                                                new Opening.Pair(each.waiting().request(), each.answerer()))
                                        .toList())
                        .compose(opened -> change.tx()
                                .run(
                                        CONNECTED,
                                        given.stream()
                                                .map(each -> each.waiting().id())
                                                .toArray(Integer[]::new),
                                        channelIds(opened)))
                        .map(given);
    }

    private static Integer[] channelIds(List<Opened> opened) {
        return opened.stream().map(each -> each.channel().id()).toArray(Integer[]::new);
    }

    private static void call(Change change, Request request) {
        Persona.Guest guest = (Persona.Guest) request.visitor();
        change.announce(Topic.of(guest), new Event.QueueMoved(request.livechatChannelId(), 0, null));
    }

    /** The lines that became shorter; whoever was called is told so. */
    private static Set<Integer> called(Change change, Set<Integer> moved, List<Given> given) {
        Set<Integer> all = new HashSet<>(moved);
        for (Given each : given) {
            call(change, each.waiting().request());
            all.add(each.waiting().request().livechatChannelId());
        }
        return all;
    }

    private static Future<Void> tellEach(Change change, Iterator<Integer> channels) {
        return channels.hasNext()
                ? WaitingLine.tell(change, channels.next()).compose(told -> tellEach(change, channels))
                : Future.succeededFuture();
    }
}
