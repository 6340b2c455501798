package dev.switchboard.rpc;

import dev.switchboard.conversation.CannedResponses;
import dev.switchboard.conversation.Conversations;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.LivechatView;
import dev.switchboard.dialect.MemberView;
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
        return overview(call)
                .compose(own -> livechats(call).map(livechats -> start(call, own, livechats)))
                .compose(result -> cannedResponses(call, result))
                .map(Answer::of);
    }

    private Future<Conversations.Overview> overview(Call call) {
        if (isListAsked(call)) {
            return conversations.withNewestMessages(call.persona());
        }
        return isStart(call) || call.params().truthy("systray_get_activities")
                ? conversations.own(call.persona())
                : Future.succeededFuture(new Conversations.Overview(List.of(), List.of(), 0));
    }

    private static boolean isStart(Call call) {
        return call.params().has("init_messaging");
    }

    private static boolean isListAsked(Call call) {
        return call.params().truthy("channels_as_member");
    }

    /** Counters are for who has an inbox; windows are opened again for everybody. */
    private static JsonObject start(Call call, Conversations.Overview own, List<LivechatView> livechats) {
        List<ChannelView> wanted = own.channels().stream()
                .filter(channel -> channel.memberOf(call.persona())
                        .filter(member -> isWanted(call, channel, member))
                        .isPresent())
                .toList();
        JsonObject result =
                call.visitorDialect().conversations(wanted, own.newest(), livechats, call.persona(), own.busId());
        if (isStart(call) && call.persona() instanceof Persona.User) {
            result.mergeIn(call.visitorDialect().discussStart(own.unread(call.persona()), own.busId()), true);
        }
        if (call.persona().employee() && call.params().truthy("systray_get_activities")) {
            result.mergeIn(call.visitorDialect().activities(own.busId()), true);
        }
        return result;
    }

    private static boolean isWanted(Call call, ChannelView channel, MemberView member) {
        List<Object> types = call.params().object("init_messaging").list("channel_types");
        boolean hasWindow =
                !member.foldState().equals("closed") && (types.isEmpty() || types.contains(channel.channelType()));
        return (isListAsked(call) && member.pinned()) || (isStart(call) && hasWindow);
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
