package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Topic;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.Event;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives those who wait to operators who have become free, in the order in which they came, in a new conversation or in
 * the one that nobody attends to. It is one transaction in
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

    /** Whose operator is back, or who has left, waits for nobody. */
    private static final String ATTENDED = """
            DELETE FROM switchboard_waiting w USING discuss_channel c
            WHERE w.connected IS NULL AND c.id = w.channel_id AND NOT (%s)
            RETURNING w.livechat_channel_id, w.guest_id""".formatted(Unattended.IS_SO);

    private static final String NEXT = """
            SELECT w.id, w.livechat_channel_id, w.guest_id, w.name, w.previous_partner_id, w.lang, w.country_id,
              w.channel_id, %s AS attendant
            FROM switchboard_waiting w LEFT JOIN discuss_channel c ON c.id = w.channel_id
            WHERE w.connected IS NULL ORDER BY w.id LIMIT 500""".formatted(Unattended.ATTENDANT);

    private static final String CONNECTED = """
            UPDATE switchboard_waiting w SET connected = now() AT TIME ZONE 'utc', channel_id = given.channel_id
            FROM unnest($1::int4[], $2::int4[]) AS given (id, channel_id) WHERE w.id = given.id""";

    private WaitingRound() {}

    /** Who waits, with the conversation into which somebody is to come, and who was in it before. */
    private record Waiting(
            int id,
            Request request,
            @Nullable Integer channelId,
            @Nullable Integer attendantId) {
        private static Waiting of(Row row) {
            String lang = row.getString("lang");
            Request request = new Request(
                    row.getInteger("livechat_channel_id"),
                    row.getString("name"),
                    row.getInteger("previous_partner_id"),
                    new Persona.Guest(row.getInteger("guest_id")),
                    null,
                    new Origin(row.getInteger("country_id"), lang, lang, null));
            return new Waiting(
                    row.getInteger("id"), request, row.getInteger("channel_id"), row.getInteger("attendant"));
        }

        private OperatorChoice.Wanted wanted() {
            OperatorChoice.Wanted wanted = request.wanted();
            return new OperatorChoice.Wanted(
                    wanted.livechatChannelId(),
                    wanted.previousOperatorId(),
                    wanted.lang(),
                    wanted.countryId(),
                    attendantId);
        }
    }

    private record Given(Waiting waiting, Answerer answerer) {
        private boolean begins() {
            return waiting.channelId() == null;
        }

        private Opening.Pair pair() {
            return new Opening.Pair(waiting.request(), answerer);
        }
    }

    /**
     * Looks once, unless another node does at the moment.
     *
     * @param grace how long a visitor may say nothing before their place is given up; none to keep all places
     */
    static Future<Void> run(Change change, Optional<Duration> grace) {
        return change.tx()
                .tryLock(LOCK)
                .compose(held -> held
                        ? givenUp(change.tx(), grace)
                                .compose(moved -> attended(change, moved))
                                .compose(moved -> connect(change, moved))
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

    private static Future<Set<Integer>> attended(Change change, Set<Integer> moved) {
        return change.tx().run(ATTENDED).map(rows -> {
            for (Row row : rows) {
                moved.add(row.getInteger(0));
                call(change, row.getInteger(0), row.getInteger(1));
            }
            return moved;
        });
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
            there.choose(each.wanted()).map(Answerer::of).ifPresent(answerer -> given.add(new Given(each, answerer)));
        }
        return given;
    }

    private static Future<List<Given>> opened(Change change, List<Given> given) {
        List<Given> beginning = given.stream().filter(Given::begins).toList();
        List<Given> waiting = given.stream().filter(each -> !each.begins()).toList();
        return Opening.openAll(change, beginning.stream().map(Given::pair).toList())
                .compose(opened -> connected(
                        change.tx(),
                        beginning,
                        opened.stream().map(each -> each.channel().id()).toList()))
                .compose(done -> entered(change, waiting.iterator()))
                .compose(done -> connected(
                        change.tx(),
                        waiting,
                        waiting.stream().map(each -> each.waiting().channelId()).toList()))
                .map(given);
    }

    private static Future<Void> connected(Tx tx, List<Given> given, List<@Nullable Integer> channelIds) {
        return given.isEmpty()
                ? Future.succeededFuture()
                : tx.run(
                                CONNECTED,
                                given.stream().map(each -> each.waiting().id()).toArray(Integer[]::new),
                                channelIds.toArray(Integer[]::new))
                        .mapEmpty();
    }

    private static Future<Void> entered(Change change, Iterator<Given> given) {
        if (!given.hasNext()) {
            return Future.succeededFuture();
        }
        Given next = given.next();
        int channelId = Objects.requireNonNull(next.waiting().channelId());
        Arrival arrival = new Arrival(channelId, next.answerer().partnerId(), "joined the channel", true);
        return Unattended.introduce(change, arrival).compose(done -> entered(change, given));
    }

    private static void call(Change change, int livechatChannelId, int guestId) {
        change.announce(Topic.guest(guestId), new Event.QueueMoved(livechatChannelId, 0, null));
    }

    /** The lines that became shorter; whoever was called is told so. */
    private static Set<Integer> called(Change change, Set<Integer> moved, List<Given> given) {
        Set<Integer> all = new HashSet<>(moved);
        for (Given each : given) {
            Request request = each.waiting().request();
            call(change, request.livechatChannelId(), ((Persona.Guest) request.visitor()).id());
            all.add(request.livechatChannelId());
        }
        return all;
    }

    private static Future<Void> tellEach(Change change, Iterator<Integer> channels) {
        return channels.hasNext()
                ? WaitingLine.tell(change, channels.next()).compose(told -> tellEach(change, channels))
                : Future.succeededFuture();
    }
}
