package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.GroupCommit.Outcome;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.conversation.Callers;
import dev.switchboard.conversation.Channels;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.livechat.LivechatSessions.Opened;
import dev.switchboard.livechat.LivechatSessions.Request;
import dev.switchboard.model.DiscussChannel;
import dev.switchboard.model.Guests;
import dev.switchboard.model.Origin;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResUsers;
import dev.switchboard.model.Secrets;
import dev.switchboard.outbox.WebhookEvents;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions, any number in one transaction and always with the same number of statements: operators are looked at
 * once and chosen one after the other.
 */
final class Opening {
    private static final String NEW_GUEST_NAME = "Visitor";
    private static final int MOST_NAME_CHARACTERS = 256;
    private static final String CREATE = DiscussChannel.MODEL.insertMany(
            "name",
            "uuid",
            "channel_type",
            "anonymous_name",
            "livechat_active",
            "livechat_channel_id",
            "livechat_operator_id",
            "country_id",
            "create_uid");

    /** The operator's list shows the session with its first message: put away now, of interest half a minute ago. */
    private static final String ADD_OPERATORS = """
            INSERT INTO discuss_channel_member (channel_id, partner_id, unpin_dt, last_interest_dt)
            SELECT channel_id, partner_id, now() AT TIME ZONE 'utc', (now() AT TIME ZONE 'utc') - interval '30 seconds'
            FROM unnest($1::int4[], $2::int4[]) AS session (channel_id, partner_id) ORDER BY channel_id""";

    /** An operator may be their own visitor. */
    private static final String ADD_VISITORS = """
            INSERT INTO discuss_channel_member (channel_id, partner_id, guest_id, fold_state, last_interest_dt)
            SELECT channel_id, partner_id, guest_id, 'open', now() AT TIME ZONE 'utc'
            FROM unnest($1::int4[], $2::int4[], $3::int4[]) AS session (channel_id, partner_id, guest_id)
            ORDER BY channel_id ON CONFLICT DO NOTHING""";

    private Opening() {}

    /** A request for which somebody answers. */
    record Pair(Request request, Answerer answerer) {}

    /** A visitor who is known, be it since now. */
    private record Visitor(Persona persona, @Nullable String token) {}

    /** All that a conversation is made of. */
    private record Beginning(
            Pair pair, CallerView visitor, @Nullable String token) {
        private Persona persona() {
            return visitor.persona();
        }

        private Opened opened(ChannelView channel, long busId) {
            return new Opened(channel, visitor, token, busId);
        }

        private String channelName() {
            return pair.answerer().chatbot()
                    ? pair.answerer().name()
                    : Opening.channelName(
                            pair.request(), visitor, pair.answerer().name());
        }

        private @Nullable String anonymousName() {
            return persona() instanceof Persona.User
                    ? null
                    : shortened(pair.request().anonymousName());
        }
    }

    /**
     * Opens a session that somebody is known to answer.
     *
     * @param greeting what is said in it before its visitor is told of having joined
     */
    static Future<Opened> open(
            Change change, Request request, Answerer answerer, Function<ChannelView, Future<?>> greeting) {
        return opened(
                        change,
                        List.of(new Pair(request, answerer)),
                        channels -> greeting.apply(channels.get(0)).compose(greeted -> read(change.tx(), channels)))
                .map(opened -> opened.get(0));
    }

    private static Future<List<ChannelView>> read(Tx tx, List<ChannelView> channels) {
        return Channels.read(tx, channels.stream().map(ChannelView::id).toList(), new Persona.Anonymous());
    }

    /** Opens sessions that somebody is known to answer. */
    static Future<List<Opened>> openAll(Change change, List<Pair> pairs) {
        return opened(change, pairs, Future::succeededFuture);
    }

    /** Opens a session of which nobody is told. */
    static Future<Opened> quietly(Change change, Request request, Answerer answerer) {
        Tx tx = change.tx();
        return begun(tx, List.of(new Pair(request, answerer)))
                .compose(beginnings -> create(tx, beginnings)
                        .compose(channels ->
                                Log.position(tx).map(busId -> beginnings.get(0).opened(channels.get(0), busId))));
    }

    /** Opens sessions in one change; where nobody is available, nothing happens. */
    static Future<List<Outcome<Optional<Opened>>>> open(Change change, List<Request> requests) {
        Tx tx = change.tx();
        return OperatorChoice.amongForNewcomers(
                        tx, requests.stream().map(Request::livechatChannelId).toList())
                .map(there -> pairs(requests, there))
                .compose(pairs -> opened(
                                change, pairs.stream().flatMap(Optional::stream).toList(), Future::succeededFuture)
                        .map(opened -> outcomes(pairs, opened.iterator())));
    }

    private static List<Optional<Pair>> pairs(List<Request> requests, OperatorsThere there) {
        return requests.stream()
                .map(request ->
                        there.choose(request.wanted()).map(operator -> new Pair(request, Answerer.of(operator))))
                .toList();
    }

    private static List<Outcome<Optional<Opened>>> outcomes(List<Optional<Pair>> pairs, Iterator<Opened> opened) {
        return pairs.stream()
                .map(pair -> Outcome.done(pair.map(found -> opened.next())))
                .toList();
    }

    private static Future<List<Opened>> opened(
            Change change, List<Pair> pairs, Function<List<ChannelView>, Future<List<ChannelView>>> greetings) {
        Tx tx = change.tx();
        return pairs.isEmpty()
                ? Future.succeededFuture(List.of())
                : begun(tx, pairs)
                        .compose(beginnings -> create(tx, beginnings)
                                .compose(channels -> told(change, channels))
                                .compose(greetings)
                                .compose(channels ->
                                        Log.position(tx).map(busId -> announced(change, beginnings, channels, busId))));
    }

    private static Future<List<Beginning>> begun(Tx tx, List<Pair> pairs) {
        return visitors(tx, pairs).compose(visitors -> beginnings(tx, pairs, visitors));
    }

    private static Future<List<Visitor>> visitors(Tx tx, List<Pair> pairs) {
        List<Origin> strangers = pairs.stream()
                .map(Pair::request)
                .filter(Opening::isStranger)
                .map(Request::origin)
                .toList();
        return Guests.create(tx, NEW_GUEST_NAME, strangers)
                .map(List::iterator)
                .map(newcomers -> pairs.stream()
                        .map(Pair::request)
                        .map(request -> isStranger(request)
                                ? visitor(newcomers.next())
                                : new Visitor(request.visitor(), request.guestToken()))
                        .toList());
    }

    private static boolean isStranger(Request request) {
        return request.visitor() instanceof Persona.Anonymous;
    }

    private static Visitor visitor(Guests.Newcomer newcomer) {
        return new Visitor(newcomer.persona(), newcomer.token());
    }

    private static Future<List<Beginning>> beginnings(Tx tx, List<Pair> pairs, List<Visitor> visitors) {
        return Callers.read(tx, visitors.stream().map(Visitor::persona).toList())
                .map(callers -> IntStream.range(0, pairs.size())
                        .mapToObj(i -> new Beginning(
                                pairs.get(i), callers.get(i), visitors.get(i).token()))
                        .toList());
    }

    private static Future<List<ChannelView>> create(Tx tx, List<Beginning> beginnings) {
        return tx.list(
                        row -> row.getInteger(0),
                        CREATE,
                        texts(beginnings, Beginning::channelName),
                        texts(beginnings, beginning -> Secrets.channelUuid()),
                        texts(beginnings, beginning -> DiscussChannel.LIVECHAT),
                        texts(beginnings, Beginning::anonymousName),
                        beginnings.stream().map(beginning -> true).toArray(Boolean[]::new),
                        ids(beginnings, beginning -> beginning.pair().request().livechatChannelId()),
                        operators(beginnings),
                        ids(
                                beginnings,
                                beginning -> beginning.pair().request().origin().countryId()),
                        ids(beginnings, beginning -> creator(beginning.persona())))
                .compose(channelIds -> join(tx, channelIds, beginnings)
                        // Nothing is unread for anybody yet, so that all see the same.
                        .compose(joined -> Channels.read(tx, channelIds, new Persona.Anonymous())));
    }

    private static Future<List<ChannelView>> told(Change change, List<ChannelView> channels) {
        List<Integer> ids = channels.stream().map(ChannelView::id).toList();
        return WebhookEvents.tell(change, WebhookEvents.Event.OPENED, ids).map(channels);
    }

    private static int creator(Persona persona) {
        return persona instanceof Persona.User user ? user.id() : ResUsers.PUBLIC;
    }

    private static Future<Void> join(Tx tx, List<Integer> channelIds, List<Beginning> beginnings) {
        Integer[] channels = channelIds.toArray(Integer[]::new);
        return tx.run(ADD_OPERATORS, channels, operators(beginnings))
                .compose(added -> tx.run(
                        ADD_VISITORS,
                        channels,
                        ids(beginnings, beginning -> beginning.persona().partner()),
                        ids(beginnings, beginning -> beginning.persona().guest())))
                .mapEmpty();
    }

    private static Integer[] operators(List<Beginning> beginnings) {
        return ids(beginnings, beginning -> beginning.pair().answerer().partnerId());
    }

    private static @Nullable Integer[] ids(List<Beginning> beginnings, Function<Beginning, @Nullable Integer> id) {
        return beginnings.stream().map(id).toArray(Integer[]::new);
    }

    private static @Nullable String[] texts(List<Beginning> beginnings, Function<Beginning, @Nullable String> text) {
        return beginnings.stream().map(text).toArray(String[]::new);
    }

    private static List<Opened> announced(
            Change change, List<Beginning> beginnings, List<ChannelView> channels, long busId) {
        List<Opened> opened = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            Beginning beginning = beginnings.get(i);
            announce(change, channels.get(i), beginning.persona());
            opened.add(beginning.opened(channels.get(i), busId));
        }
        return opened;
    }

    /** A guest is told of having joined; who is signed in, as Odoo has it, was there from the beginning. */
    private static void announce(Change change, ChannelView channel, Persona visitor) {
        PersonaView.Partner operator = Objects.requireNonNull(channel.operator());
        if (visitor instanceof Persona.Guest guest) {
            joined(change, channel, guest);
        }
        change.announce(Topic.partner(operator.id()), new Event.SessionOpened(channel, operator));
    }

    private static void joined(Change change, ChannelView channel, Persona.Guest guest) {
        MemberView visiting = channel.memberOf(guest).orElseThrow();
        List<String> members = channel.members().stream()
                .map(member -> Topic.of(member.persona()))
                .toList();
        change.announce(Topic.of(guest), new Event.ChannelJoined(channel));
        change.announceToJoining(
                Topic.channel(channel.id()),
                new Event.MemberAdded(channel.id(), channel.members().size(), visiting),
                members);
    }

    static String channelName(Request request, CallerView visitor, String operatorName) {
        String visitorName = visitor.self() instanceof PersonaView.Partner partner
                ? partner.name()
                : shortened(request.anonymousName());
        return visitorName + " " + operatorName;
    }

    private static String shortened(String name) {
        return name.length() <= MOST_NAME_CHARACTERS ? name : name.substring(0, MOST_NAME_CHARACTERS);
    }
}
