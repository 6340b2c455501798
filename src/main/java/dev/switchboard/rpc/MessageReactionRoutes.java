package dev.switchboard.rpc;

import dev.switchboard.conversation.Reactions;
import dev.switchboard.dialect.ReactionView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;

/** Puts emojis on messages (Odoo: mail/controllers/message_reaction.py). */
public final class MessageReactionRoutes {
    private final Reactions reactions;

    /** Makes the routes. */
    public MessageReactionRoutes(Reactions reactions) {
        this.reactions = reactions;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(Route.open(
                        "/mail/message/reaction",
                        "MessageReactionController.mail_message_reaction",
                        List.of("message_id", "content", "action"),
                        this::react)
                .forGuests(
                        "/im_livechat/cors/message/reaction",
                        "LivechatMessageReactionController.livechat_message_reaction")
                .byPostOnly());
    }

    private Future<Answer> react(Call call) {
        return reaction(call.persona(), call.params())
                .map(reaction -> Answer.of(call.visitorDialect().reaction(reaction)));
    }

    private Future<ReactionView> reaction(Persona persona, Params params) {
        int message = params.integer("message_id");
        String content = params.text("content");
        return switch (params.text("action")) {
            case "add" -> reactions.add(persona, message, content);
            case "remove" -> reactions.remove(persona, message, content);
            default -> throw new Refusal(Refusal.Kind.VALUE_ERROR, "A reaction is added or removed.");
        };
    }
}
