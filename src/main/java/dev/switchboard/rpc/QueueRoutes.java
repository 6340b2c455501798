package dev.switchboard.rpc;

import dev.switchboard.livechat.LivechatSessions;
import dev.switchboard.livechat.WaitingQueue;
import dev.switchboard.model.Persona;
import dev.switchboard.visitor.Origins;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** How our own widget waits in line. Odoo has nothing like it. */
public final class QueueRoutes {
    /** Where a place is taken, and asked for again. */
    static final String JOIN = "/im_livechat/queue/join";

    private static final String DEFAULT_USERNAME = "Visitor";

    private final WaitingQueue queue;
    private final Origins origins;

    /** Makes the routes. */
    public QueueRoutes(WaitingQueue queue, Origins origins) {
        this.queue = queue;
        this.origins = origins;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.open(JOIN, "QueueRoutes.join", List.of("channel_id"), this::join)
                        .forStrangers("/im_livechat/cors/queue/join", "QueueRoutes.join_cors")
                        .byPostOnly(),
                Route.open("/im_livechat/queue/leave", "QueueRoutes.leave", List.of("channel_id"), this::leave)
                        .forGuests("/im_livechat/cors/queue/leave", "QueueRoutes.leave_cors")
                        .byPostOnly());
    }

    /** Who is signed in waits as a guest, too. */
    private Future<Answer> join(Call call) {
        Params params = call.params();
        Persona visitor = call.persona() instanceof Persona.Guest guest ? guest : new Persona.Anonymous();
        String name = params.textOrNull("anonymous_name");
        Client client = call.client();
        return origins.of(client.address(), client.language(), client.languages(), client.timezone())
                .map(origin -> new LivechatSessions.Request(
                        params.integer("channel_id"),
                        name == null || name.isBlank() ? DEFAULT_USERNAME : name,
                        params.integerOrNull("previous_operator_id"),
                        visitor,
                        call.guestToken(),
                        origin))
                .compose(request -> queue.join(request, params.integerOrNull("thread_id")))
                .map(standing -> Answer.of(
                        standing.map(found -> json(call, found)).orElseGet(() -> JsonObject.of("place", false))));
    }

    private static JsonObject json(Call call, WaitingQueue.Standing standing) {
        LivechatSessions.Opened opened = standing.conversation();
        JsonObject answer = JsonObject.of(
                "place", standing.place(), "wait", standing.seconds(), "guest_token", standing.guestToken());
        return opened == null
                ? answer
                : answer.put(
                        "session",
                        call.visitorDialect()
                                .session(opened.channel(), opened.visitor(), opened.guestToken(), opened.busId()));
    }

    private Future<Answer> leave(Call call) {
        return queue.leave(call.persona(), call.params().integer("channel_id")).map(left -> Answer.nothing());
    }
}
