package dev.switchboard.rpc;

import dev.switchboard.livechat.Absence;
import dev.switchboard.livechat.LeftMessages;
import dev.switchboard.livechat.LivechatSessions;
import dev.switchboard.livechat.Resumptions;
import dev.switchboard.model.Persona;
import dev.switchboard.visitor.Origins;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What our own widget does where nobody is there. Odoo has nothing like it. */
public final class AbsenceRoutes {
    /** Where messages are left. */
    static final String LEAVE_MESSAGE = "/im_livechat/leave_message";

    /** Where a link in a mail is followed. */
    static final String RESUME = "/im_livechat/resume";

    private final LeftMessages messages;
    private final Resumptions resumptions;
    private final Origins origins;

    /** Makes the routes. */
    public AbsenceRoutes(LeftMessages messages, Resumptions resumptions, Origins origins) {
        this.messages = messages;
        this.resumptions = resumptions;
        this.origins = origins;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.open(
                                LEAVE_MESSAGE,
                                "AbsenceRoutes.leave_message",
                                List.of("channel_id", "name", "email", "message"),
                                this::leaveMessage)
                        .forStrangers("/im_livechat/cors/leave_message", "AbsenceRoutes.leave_message_cors")
                        .byPostOnly(),
                Route.open(RESUME, "AbsenceRoutes.resume", List.of("key"), this::resume)
                        .forStrangers("/im_livechat/cors/resume", "AbsenceRoutes.resume_cors")
                        .byPostOnly());
    }

    /** What is offered, as the widget reads it. */
    static JsonObject json(Absence absence) {
        return JsonObject.of(
                "form",
                absence.form(),
                "queue",
                absence.queue(),
                "opens",
                absence.opens() == null ? null : absence.opens().toString());
    }

    /** Who is signed in leaves a message as a guest, too: it is answered by mail. */
    private Future<Answer> leaveMessage(Call call) {
        Params params = call.params();
        Persona visitor = call.persona() instanceof Persona.Guest guest ? guest : new Persona.Anonymous();
        Client client = call.client();
        return origins.of(client.address(), client.language(), client.languages(), client.timezone())
                .map(origin -> new LivechatSessions.Request(
                        params.integer("channel_id"),
                        params.text("name"),
                        params.integerOrNull("previous_operator_id"),
                        visitor,
                        call.guestToken(),
                        origin))
                .compose(request ->
                        messages.leave(new LeftMessages.Message(request, params.text("email"), params.text("message"))))
                .map(opened -> LivechatRoutes.opened(call, opened));
    }

    private Future<Answer> resume(Call call) {
        return resumptions
                .resume(call.params().text("key"))
                .map(resumed -> Answer.of(
                        JsonObject.of("channel_id", resumed.channelId(), "guest_token", resumed.guestToken())));
    }
}
