package dev.switchboard.rpc;

import dev.switchboard.conversation.Attention;
import dev.switchboard.conversation.MessageHistory;
import dev.switchboard.dialect.MessageView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** Reads in conversations (Odoo: mail/controllers/discuss/channel.py). */
public final class ChannelRoutes {
    private static final int DEFAULT_PAGE = 30;
    private static final List<String> CHANNEL_ID = List.of("channel_id");

    private final MessageHistory history;
    private final Attention attention;

    /** Makes the routes. */
    public ChannelRoutes(MessageHistory history, Attention attention) {
        this.history = history;
        this.attention = attention;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                route("messages", CHANNEL_ID, this::messages),
                route("notify_typing", List.of("channel_id", "is_typing"), this::notifyTyping),
                route("mark_as_read", List.of("channel_id", "last_message_id"), this::markAsRead),
                route("fold", List.of("channel_id", "state", "state_count"), this::fold));
    }

    private static Route route(String name, List<String> required, Function<Call, Future<Answer>> action) {
        return Route.open("/discuss/channel/" + name, "ChannelController.discuss_channel_" + name, required, action)
                .forGuests("/im_livechat/cors/channel/" + name, "LivechatChannelController.livechat_channel_" + name)
                .byPostOnly();
    }

    private Future<Answer> messages(Call call) {
        Params params = call.params();
        MessageHistory.Page page = new MessageHistory.Page(
                params.integerOrNull("before"),
                params.integerOrNull("after"),
                params.integerOrNull("around"),
                params.integer("limit", DEFAULT_PAGE));
        return history.read(call.persona(), params.integer("channel_id"), page)
                .map(messages -> Answer.of(JsonObject.of(
                        "data",
                        call.visitorDialect().messages(messages, call.persona()),
                        "messages",
                        new JsonArray(messages.stream().map(MessageView::id).toList()))));
    }

    private Future<Answer> notifyTyping(Call call) {
        return attention
                .notifyTyping(
                        call.persona(),
                        call.params().integer("channel_id"),
                        call.params().truthy("is_typing"))
                .map(told -> Answer.nothing());
    }

    private Future<Answer> markAsRead(Call call) {
        return attention
                .markAsRead(
                        call.persona(),
                        call.params().integer("channel_id"),
                        call.params().integer("last_message_id"),
                        call.params().truthy("sync"))
                .map(marked -> Answer.nothing());
    }

    private Future<Answer> fold(Call call) {
        return attention
                .fold(
                        call.persona(),
                        call.params().integer("channel_id"),
                        call.params().text("state"),
                        call.params().integerOrNull("state_count"))
                .map(folded -> Answer.nothing());
    }
}
