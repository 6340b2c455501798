package dev.switchboard.rpc;

import dev.switchboard.conversation.CannedResponses;
import dev.switchboard.conversation.Conversations;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.LivechatView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a client fetches when it starts (Odoo: mail/controllers/webclient.py and mailbox.py). */
public final class WebclientRoutes {
    private final Conversations conversations;
    private final CannedResponses cannedResponses;

    /** Makes the routes. */
    public WebclientRoutes(Conversations conversations, CannedResponses cannedResponses) {
        this.conversations = conversations;
        this.cannedResponses = cannedResponses;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.open("/mail/data", "WebclientController.mail_data", List.of(), this::data)
                        .forGuests("/im_livechat/cors/data", "LivechatWebclientController.livechat_data")
                        .byPostOnly(),
                Route.open("/mail/action", "WebclientController.mail_action", List.of(), this::data)
                        .forGuests("/im_livechat/cors/action", "LivechatWebclientController.livechat_action")
                        .byPostOnly(),
                Route.signedIn(
                        "/mail/inbox/messages",
                        "MailboxController.discuss_inbox_messages",
                        List.of(),
                        call -> Future.succeededFuture(
                                Answer.of(JsonObject.of("data", new JsonObject(), "messages", new JsonArray())))));
    }

    private Future<Answer> data(Call call) {
        if (call.persona() instanceof Persona.Anonymous) {
            throw Refusal.notFound();
        }
        return Future.succeededFuture(new JsonObject())
                .compose(result -> initMessaging(call, result))
                .compose(result -> conversationList(call, result))
                .compose(result -> cannedResponses(call, result))
                .map(Answer::of);
    }

    private Future<JsonObject> initMessaging(Call call, JsonObject result) {
        if (!call.params().has("init_messaging")) {
            return Future.succeededFuture(result);
        }
        return conversations.own(call.persona()).map(own -> result.mergeIn(start(call, own), true));
    }

    /** Counters are for who has an inbox; open conversations for who names their types, as every widget does. */
    private static JsonObject start(Call call, Conversations.Overview own) {
        boolean signedIn = call.persona() instanceof Persona.User;
        JsonObject start = signedIn
                ? call.visitorDialect().discussStart(own.unread(call.persona()), own.busId())
                : new JsonObject();
        if (call.persona().employee() && call.params().truthy("systray_get_activities")) {
            start.mergeIn(call.visitorDialect().activities(own.busId()), true);
        }
        List<Object> types = call.params().object("init_messaging").list("channel_types");
        return signedIn && types.isEmpty() ? start : start.mergeIn(conversations(call, own, types), true);
    }

    private static JsonObject conversations(Call call, Conversations.Overview own, List<Object> types) {
        List<ChannelView> wanted = own.channels().stream()
                .filter(channel -> types.isEmpty() || types.contains(channel.channelType()))
                .filter(channel -> !isClosed(channel, call.persona()))
                .toList();
        return call.visitorDialect().conversations(wanted, own.newest(), List.of(), call.persona(), own.busId());
    }

    private static boolean isClosed(ChannelView channel, Persona caller) {
        return channel.memberOf(caller)
                .filter(member -> member.foldState().equals("closed"))
                .isPresent();
    }

    private Future<JsonObject> conversationList(Call call, JsonObject result) {
        boolean wanted = call.params().truthy("channels_as_member");
        return livechats(call).compose(livechats -> {
            if (!wanted) {
                return Future.succeededFuture(result.mergeIn(
                        call.visitorDialect().conversations(List.of(), List.of(), livechats, call.persona(), 0)));
            }
            return conversations
                    .withNewestMessages(call.persona())
                    .map(own -> result.mergeIn(call.visitorDialect()
                            .conversations(own.channels(), own.newest(), livechats, call.persona(), own.busId())));
        });
    }

    private Future<JsonObject> cannedResponses(Call call, JsonObject result) {
        boolean wanted =
                call.params().truthy("canned_responses") && call.persona().employee();
        return wanted && call.persona() instanceof Persona.User user
                ? cannedResponses
                        .of(user.id())
                        .map(call.visitorDialect()::cannedResponses)
                        .map(result::mergeIn)
                : Future.succeededFuture(result);
    }

    private Future<List<LivechatView>> livechats(Call call) {
        return call.params().truthy("livechat_channels")
                        && call.persona() instanceof Persona.User user
                        && user.livechat()
                ? conversations.livechats(user)
                : Future.succeededFuture(List.of());
    }
}
