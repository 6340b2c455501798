package dev.switchboard.rpc;

import dev.switchboard.conversation.Attention;
import dev.switchboard.conversation.Conversations;
import dev.switchboard.conversation.MessageHistory;
import dev.switchboard.dialect.MessageView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** Reads in conversations, and keeps what was read (Odoo: mail/controllers/discuss/channel.py). */
public final class ChannelRoutes {
    private static final int DEFAULT_PAGE = 30;
    private static final String CONTROLLER = "ChannelController.";
    private static final List<String> CHANNEL_ID = List.of("channel_id");

    private final MessageHistory history;
    private final Attention attention;
    private final Conversations conversations;

    /** Makes the routes. */
    public ChannelRoutes(MessageHistory history, Attention attention, Conversations conversations) {
        this.history = history;
        this.attention = attention;
        this.conversations = conversations;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                route("messages", CHANNEL_ID, this::messages),
                route("notify_typing", List.of("channel_id", "is_typing"), this::notifyTyping),
                route("mark_as_read", List.of("channel_id", "last_message_id"), this::markAsRead),
                route("fold", List.of("channel_id", "state", "state_count"), this::fold),
                local("mark_as_unread", "mark_as_unread", List.of("channel_id", "message_id"), this::markAsUnread),
                local("info", "info", CHANNEL_ID, this::info),
                local("members", "members", List.of("channel_id", "known_member_ids"), this::members),
                local("pinned_messages", "pins", CHANNEL_ID, this::pinnedMessages),
                Route.open(
                                "/discuss/channel/attachments",
                                CONTROLLER + "load_attachments",
                                CHANNEL_ID,
                                this::attachments)
                        .byPostOnly());
    }

    private static Route route(String name, List<String> required, Function<Call, Future<Answer>> action) {
        return local(name, name, required, action)
                .forGuests("/im_livechat/cors/channel/" + name, "LivechatChannelController.livechat_channel_" + name);
    }

    /** A route without a twin for other sites, since the widget there has no use for it. */
    private static Route local(
            String name, String function, List<String> required, Function<Call, Future<Answer>> action) {
        return Route.open("/discuss/channel/" + name, CONTROLLER + "discuss_channel_" + function, required, action)
                .byPostOnly();
    }

    private Future<Answer> messages(Call call) {
        return history.read(call.persona(), call.params().integer("channel_id"), page(call.params()))
                .map(found -> page(call, found));
    }

    /** Which page of a history is asked for. */
    static MessageHistory.Page page(Params params) {
        return new MessageHistory.Page(
                params.textOrNull("search_term"),
                params.integerOrNull("before"),
                params.integerOrNull("after"),
                params.integerOrNull("around"),
                params.integer("limit", DEFAULT_PAGE));
    }

    /** A page of a history: {@code {"data": Store, "messages": [ids], "count"?: …}}. */
    static Answer page(Call call, MessageHistory.Found found) {
        List<Integer> ids = found.messages().stream().map(MessageView::id).toList();
        JsonObject page = JsonObject.of(
                "data",
                call.visitorDialect().messages(found.messages(), call.persona()),
                "messages",
                new JsonArray(ids));
        return Answer.of(found.count() == null ? page : page.put("count", found.count()));
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

    private Future<Answer> markAsUnread(Call call) {
        return attention
                .markAsUnread(
                        call.persona(),
                        call.params().integer("channel_id"),
                        call.params().integer("message_id"))
                .map(marked -> Answer.nothing());
    }

    private Future<Answer> info(Call call) {
        return conversations
                .one(call.persona(), call.params().integer("channel_id"))
                .map(found -> found.channels().isEmpty()
                        ? Answer.nothing()
                        : Answer.of(call.visitorDialect()
                                .conversations(found.channels(), List.of(), List.of(), call.persona(), found.busId())));
    }

    private Future<Answer> members(Call call) {
        int channelId = call.params().integer("channel_id");
        List<Integer> known = call.params().list("known_member_ids").stream()
                .map(Params::integer)
                .toList();
        return conversations
                .participants(call.persona(), channelId, known)
                .map(found -> Answer.of(call.visitorDialect().members(channelId, found.count(), found.members())));
    }

    private Future<Answer> pinnedMessages(Call call) {
        return history.pinned(call.persona(), call.params().integer("channel_id"))
                .map(messages -> Answer.of(call.visitorDialect().messages(messages, call.persona())));
    }

    private Future<Answer> attachments(Call call) {
        Params params = call.params();
        return conversations
                .attachments(
                        call.persona(),
                        params.integer("channel_id"),
                        params.integerOrNull("before"),
                        params.integer("limit", DEFAULT_PAGE))
                .map(files -> Answer.of(call.visitorDialect().attachments(files)));
    }
}
