package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Somebody on another site's page who has opened a session, as the cross-origin widget does. */
final class Visitor {
    private final Conversation conversation;
    private final Listener listener;

    private Visitor(Conversation conversation, Posts posts) {
        this.conversation = conversation;
        this.listener = new Listener(posts::arrived);
    }

    /** Opens a session with whoever the server chooses. */
    static Future<Visitor> arrive(Server server, Posts posts) {
        JsonObject params = JsonObject.of(
                "channel_id",
                server.target().livechatChannel(),
                "anonymous_name",
                "Visitor",
                "previous_operator_id",
                null,
                "temporary_id",
                -1,
                "persisted",
                true);
        return server.call("/im_livechat/cors/get_session", params, null)
                .map(reply -> new Visitor(conversation(reply), posts));
    }

    private static Conversation conversation(Server.Reply reply) {
        JsonArray channels = reply.object().getJsonArray("discuss.channel");
        if (channels == null) {
            throw new BenchFailure("nobody is there for visitors");
        }
        JsonObject channel = channels.getJsonObject(0);
        return new Conversation(
                channel.getInteger("id"),
                reply.object().getJsonObject("Store").getString("guest_token"),
                channel.getJsonObject("operator").getInteger("id"));
    }

    /** Opens the visitor's socket. */
    Future<Void> connect(Server server) {
        return listener.open(server, null, channels());
    }

    /** What the widget subscribes to: the token says who it is. */
    List<String> channels() {
        return List.of("mail.guest_" + conversation.guestToken());
    }

    Author author() {
        return new Author(conversation.guestToken(), null);
    }

    Conversation conversation() {
        return conversation;
    }

    Listener listener() {
        return listener;
    }
}
