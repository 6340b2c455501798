package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.conversation.Callers;
import dev.switchboard.conversation.Channels;
import dev.switchboard.db.Database;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.model.DiscussChannel;
import dev.switchboard.model.Guests;
import dev.switchboard.model.Origin;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResUsers;
import dev.switchboard.model.Secrets;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens live chat sessions. */
public final class LivechatSessions {
    private static final String NEW_GUEST_NAME = "Visitor";
    private static final int MOST_NAME_CHARACTERS = 256;
    private static final String CREATE = DiscussChannel.MODEL.insert(
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
    private static final String ADD_OPERATOR = """
            INSERT INTO discuss_channel_member (channel_id, partner_id, unpin_dt, last_interest_dt)
            VALUES ($1, $2, now() AT TIME ZONE 'utc', (now() AT TIME ZONE 'utc') - interval '30 seconds')""";

    private static final String ADD_VISITOR = """
            INSERT INTO discuss_channel_member (channel_id, partner_id, guest_id, fold_state, last_interest_dt)
            VALUES ($1, $2, $3, 'open', now() AT TIME ZONE 'utc') ON CONFLICT DO NOTHING""";

    private final Database database;
    private final Log log;
    private final Turns turns = new Turns();

    /**
     * What a visitor asks for.
     *
     * @param livechatChannelId {@code im_livechat.channel} id
     * @param anonymousName what a visitor who is not signed in is called in the conversation's name
     * @param previousOperatorId {@code res.partner} id of whom they spoke to before
     * @param visitor who asks
     * @param guestToken the token by which the visitor was recognised as a guest
     * @param origin where they come from
     */
    public record Request(
            int livechatChannelId,
            String anonymousName,
            @Nullable Integer previousOperatorId,
            Persona visitor,
            @Nullable String guestToken,
            Origin origin) {

        /** Of a visitor of whom nothing else is known. */
        public Request(
                int livechatChannelId,
                String anonymousName,
                @Nullable Integer previousOperatorId,
                Persona visitor,
                @Nullable String guestToken) {
            this(livechatChannelId, anonymousName, previousOperatorId, visitor, guestToken, Origin.UNKNOWN);
        }

        private OperatorChoice.Wanted wanted(CallerView caller) {
            return new OperatorChoice.Wanted(
                    livechatChannelId, previousOperatorId, origin.ownLanguage(), country(this, caller), null);
        }
    }

    /**
     * A session that would open if the visitor wrote.
     *
     * @param channelName what it would be called
     * @param operator who would answer
     */
    public record Offer(String channelName, PersonaView.Partner operator, CallerView visitor) {}

    /**
     * A session that was opened.
     *
     * @param channel as the visitor sees it
     * @param guestToken the visitor's token; none for somebody signed in
     * @param busId the newest notification before it
     */
    public record Opened(
            ChannelView channel,
            CallerView visitor,
            @Nullable String guestToken,
            long busId) {}

    private record Visitor(Persona persona, @Nullable String token) {}

    /** Stores in a database and announces through its log. */
    public LivechatSessions(Database database, Log log) {
        this.database = database;
        this.log = log;
    }

    /** What a session would be, without opening it; nothing when nobody is available. */
    public Future<Optional<Offer>> offer(Request request) {
        return Callers.read(database, request.visitor()).compose(visitor -> offer(request, visitor));
    }

    private Future<Optional<Offer>> offer(Request request, CallerView visitor) {
        return OperatorChoice.preview(database, request.wanted(visitor))
                .compose(operatorId -> operatorId.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : Callers.partner(database, operatorId.get())
                                .map(operator -> new Offer(channelName(request, visitor, operator), operator, visitor))
                                .map(Optional::of));
    }

    /** Opens a session, and makes a stranger a guest; nothing happens when nobody is available. */
    public Future<Optional<Opened>> open(Request request) {
        return Callers.read(database, request.visitor())
                .compose(visitor ->
                        turns.take(request.livechatChannelId(), () -> opened(request, request.wanted(visitor))));
    }

    private Future<Optional<Opened>> opened(Request request, OperatorChoice.Wanted wanted) {
        return log.write(change -> OperatorChoice.choose(change.tx(), wanted)
                .compose(operatorId -> operatorId.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : open(change, request, operatorId.get()).map(Optional::of)));
    }

    private static Future<Opened> open(Change change, Request request, int operatorId) {
        Tx tx = change.tx();
        return visitor(tx, request)
                .compose(visitor -> Callers.read(tx, visitor.persona())
                        .compose(caller -> create(tx, request, caller, operatorId)
                                .compose(channel -> Log.position(tx)
                                        .map(busId -> new Opened(channel, caller, visitor.token(), busId)))))
                .map(opened -> announced(change, opened));
    }

    private static Future<Visitor> visitor(Tx tx, Request request) {
        return request.visitor() instanceof Persona.Anonymous
                ? Guests.create(tx, NEW_GUEST_NAME, request.origin())
                        .map(newcomer -> new Visitor(newcomer.persona(), newcomer.token()))
                : Future.succeededFuture(new Visitor(request.visitor(), request.guestToken()));
    }

    private static Future<ChannelView> create(Tx tx, Request request, CallerView visitor, int operatorId) {
        Persona persona = visitor.persona();
        return Callers.partner(tx, operatorId)
                .compose(operator -> tx.run(
                        CREATE,
                        channelName(request, visitor, operator),
                        Secrets.channelUuid(),
                        DiscussChannel.LIVECHAT,
                        persona instanceof Persona.User ? null : shortened(request.anonymousName()),
                        true,
                        request.livechatChannelId(),
                        operatorId,
                        country(request, visitor),
                        persona instanceof Persona.User user ? user.id() : ResUsers.PUBLIC))
                .map(rows -> rows.iterator().next().getInteger(0))
                .compose(id -> tx.run(ADD_OPERATOR, id, operatorId)
                        .compose(added -> tx.run(ADD_VISITOR, id, persona.partner(), persona.guest()))
                        .compose(added -> Channels.read(tx, List.of(id), persona)))
                .map(channels -> channels.get(0));
    }

    /** Who is signed in said where they live. */
    private static @Nullable Integer country(Request request, CallerView visitor) {
        if (visitor.self() instanceof PersonaView.Partner partner) {
            return partner.country() == null ? null : partner.country().id();
        }
        return request.origin().countryId();
    }

    /** A guest is told of having joined; who is signed in, as Odoo has it, was there from the beginning. */
    private static Opened announced(Change change, Opened opened) {
        ChannelView channel = opened.channel();
        PersonaView.Partner operator = Objects.requireNonNull(channel.operator());
        if (opened.visitor().persona() instanceof Persona.Guest guest) {
            joined(change, channel, guest);
        }
        change.announce(Topic.partner(operator.id()), new Event.SessionOpened(channel, operator));
        return opened;
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

    private static String channelName(Request request, CallerView visitor, PersonaView.Partner operator) {
        String visitorName = visitor.self() instanceof PersonaView.Partner partner
                ? partner.name()
                : shortened(request.anonymousName());
        return visitorName + " " + operator.displayName();
    }

    private static String shortened(String name) {
        return name.length() <= MOST_NAME_CHARACTERS ? name : name.substring(0, MOST_NAME_CHARACTERS);
    }
}
