package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.GroupCommit;
import dev.switchboard.bus.Log;
import dev.switchboard.conversation.Callers;
import dev.switchboard.db.Database;
import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.model.Origin;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens live chat sessions. */
public final class LivechatSessions {
    private final GroupCommit<Request, Optional<Opened>> openings;
    private final Database database;
    private final EventBus eventBus;

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

        OperatorChoice.Wanted wanted() {
            return new OperatorChoice.Wanted(
                    livechatChannelId, previousOperatorId, origin.ownLanguage(), origin.countryId(), null);
        }

        Request called(String name) {
            return new Request(livechatChannelId, name, previousOperatorId, visitor, guestToken, origin);
        }

        private Request from(@Nullable Integer countryId) {
            return new Request(
                    livechatChannelId,
                    anonymousName,
                    previousOperatorId,
                    visitor,
                    guestToken,
                    new Origin(countryId, origin.language(), origin.ownLanguage(), origin.timezone()));
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

    /**
     * Opens through a group commit.
     *
     * @param openings see {@link #groupCommit}
     * @param eventBus the node's event bus
     */
    public LivechatSessions(GroupCommit<Request, Optional<Opened>> openings, Database database, EventBus eventBus) {
        this.openings = openings;
        this.database = database;
        this.eventBus = eventBus;
    }

    /** The group commit of sessions, which a verticle has to run. */
    public static GroupCommit<Request, Optional<Opened>> groupCommit(Log log) {
        return new GroupCommit<>("switchboard.session", log, Opening::open);
    }

    /** What a session would be, without opening it; nothing when nobody is available. */
    public Future<Optional<Offer>> offer(Request request) {
        return Callers.read(database, request.visitor()).compose(visitor -> offer(located(request, visitor), visitor));
    }

    private Future<Optional<Offer>> offer(Request request, CallerView visitor) {
        return OperatorChoice.preview(database, request.wanted())
                .compose(operatorId -> operatorId.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : Callers.partner(database, operatorId.get())
                                .map(operator -> new Offer(
                                        Opening.channelName(request, visitor, operator.displayName()),
                                        operator,
                                        visitor))
                                .map(Optional::of));
    }

    /** Opens a session, and makes a stranger a guest; nothing happens when nobody is available. */
    public Future<Optional<Opened>> open(Request request) {
        return located(request).compose(located -> openings.submit(eventBus, located));
    }

    /**
     * Opens a session in a change that is under way, with somebody who is known to answer.
     *
     * @param greeting what is said in it before its visitor is told of having joined
     */
    public Future<Opened> open(
            Change change, Request request, Answerer answerer, Function<ChannelView, Future<?>> greeting) {
        return located(request).compose(located -> Opening.open(change, located, answerer, greeting));
    }

    private Future<Request> located(Request request) {
        return request.visitor() instanceof Persona.User
                ? Callers.read(database, request.visitor()).map(visitor -> located(request, visitor))
                : Future.succeededFuture(request);
    }

    /** Who is signed in said where they live. */
    private static Request located(Request request, CallerView visitor) {
        return visitor.self() instanceof PersonaView.Partner partner
                ? request.from(
                        partner.country() == null ? null : partner.country().id())
                : request;
    }
}
