package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.AttachmentView;
import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.CannedResponseView;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.ChatbotView;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.InviteeView;
import dev.switchboard.dialect.LivechatView;
import dev.switchboard.dialect.LoaderView;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.Notification;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.ReactionView;
import dev.switchboard.dialect.ReceptionView;
import dev.switchboard.dialect.ScriptView;
import dev.switchboard.dialect.SessionInfo;
import dev.switchboard.dialect.Store;
import dev.switchboard.dialect.ThreadView;
import dev.switchboard.dialect.UserView;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.dialect.Wire;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Odoo 18.0 says. */
public final class Odoo18 implements VisitorDialect {
    /** A constant of the series' build, which its clients repeat when they connect. */
    static final String WEBSOCKET_VERSION = "18.0-2";

    private final boolean linkPreviews;

    /**
     * Speaks the series.
     *
     * @param linkPreviews whether clients may ask what the links in messages show
     */
    public Odoo18(boolean linkPreviews) {
        this.linkPreviews = linkPreviews;
    }

    @Override
    public int number() {
        return 18;
    }

    @Override
    public String websocketVersion() {
        return WEBSOCKET_VERSION;
    }

    @Override
    public @Nullable Notification notification(Event event, long id) {
        return Notifications.of(event, id);
    }

    @Override
    public String loader(LoaderView loader) {
        return Loader.script(loader);
    }

    @Override
    public JsonObject init(ReceptionView reception, CallerView caller) {
        return JsonObject.of(
                "available_for_me",
                reception.available(),
                "rule",
                Chatbots.rule(reception),
                "storeData",
                caller(caller));
    }

    @Override
    public JsonObject sessionOffer(
            String channelName, PersonaView.Partner operator, CallerView caller, @Nullable ScriptView chatbot) {
        Store store = new Store();
        store.add(
                "discuss.channel",
                JsonObject.of(
                        "id",
                        -1,
                        "channel_type",
                        "livechat",
                        "chatbot",
                        Chatbots.offered(chatbot),
                        "isLoaded",
                        true,
                        "name",
                        channelName,
                        "operator",
                        Records.reference(operator),
                        "scrollUnread",
                        false,
                        "state",
                        "open"));
        Records.livechatName(store, operator);
        Callers.add(store, caller, linkPreviews);
        return store.toJson();
    }

    @Override
    public JsonObject session(ChannelView channel, CallerView visitor, @Nullable String guestToken, long busId) {
        Store store = new Store();
        Channels.add(store, channel, visitor.persona(), busId);
        store.add(
                "discuss.channel",
                JsonObject.of(
                        "id",
                        channel.id(),
                        "isLoaded",
                        channel.chatbot() == null,
                        "scrollUnread",
                        false,
                        "is_editable",
                        true));
        Callers.add(store, visitor, linkPreviews);
        if (guestToken != null) {
            store.global("guest_token", guestToken);
        }
        return store.toJson();
    }

    @Override
    public JsonObject conversations(
            List<ChannelView> channels,
            List<MessageView> newest,
            List<LivechatView> livechats,
            Persona caller,
            long busId) {
        Store store = new Store();
        channels.forEach(channel -> Channels.add(store, channel, caller, busId));
        newest.forEach(message -> Messages.addFor(store, message, caller));
        livechats.forEach(livechat -> Records.livechat(store, livechat));
        return store.toJson();
    }

    @Override
    public JsonObject cannedResponses(List<CannedResponseView> responses) {
        Store store = new Store();
        responses.forEach(response -> Records.cannedResponse(store, response));
        return store.toJson();
    }

    @Override
    public JsonObject discussStart(int unread, long busId) {
        return new Store()
                .global("inbox", box("inbox", busId))
                .global("starred", box("starred", busId))
                .global("initChannelsUnreadCounter", unread)
                .toJson();
    }

    @Override
    public JsonObject activities(long busId) {
        return new Store()
                .global("activityCounter", 0)
                .global("activityGroups", new JsonArray())
                .global("activity_counter_bus_id", busId)
                .toJson();
    }

    private static JsonObject box(String name, long busId) {
        return JsonObject.of("id", name, "model", "mail.box", "counter", 0, "counter_bus_id", busId);
    }

    @Override
    public JsonObject uploaded(AttachmentView attachment) {
        JsonObject record =
                MessageAdditions.attachment(attachment).put("access_token", Wire.orFalse(attachment.accessToken()));
        Store store = new Store();
        store.add("ir.attachment", record);
        return store.toJson();
    }

    @Override
    public JsonObject messages(List<MessageView> messages, Persona reader) {
        Store store = new Store();
        messages.forEach(message -> Messages.addFor(store, message, reader));
        return store.toJson();
    }

    @Override
    public JsonObject reaction(ReactionView reaction) {
        Store store = new Store();
        MessageAdditions.addChanged(store, reaction);
        return store.toJson();
    }

    @Override
    public JsonObject members(int channelId, int count, List<MemberView> members) {
        Store store = new Store();
        store.add(Channels.CHANNEL, JsonObject.of("id", channelId, "memberCount", count));
        members.forEach(member -> Channels.addOther(store, member));
        return store.toJson();
    }

    @Override
    public JsonObject invitees(List<InviteeView> invitees) {
        Store store = new Store();
        invitees.forEach(invitee -> store.add(Records.PARTNER, Invitations.invitee(invitee)));
        return store.toJson();
    }

    @Override
    public JsonObject mentionable(List<MemberView> members) {
        Store store = new Store();
        members.forEach(member -> Invitations.addMentionable(store, member));
        return store.toJson();
    }

    @Override
    public JsonObject attachments(List<AttachmentView> attachments) {
        Store store = new Store();
        attachments.forEach(attachment -> MessageAdditions.addAttachment(store, attachment));
        return store.toJson();
    }

    @Override
    public JsonObject thread(ThreadView thread, List<Object> requested) {
        Store store = new Store();
        Threads.add(store, thread, requested);
        return store.toJson();
    }

    @Override
    public JsonObject sessionInfo(UserView user) {
        return SessionInfo.of(user, this)
                .put("partner_write_date", SessionInfo.partnerWriteDate(user.caller()))
                .put("test_mode", false)
                .put("user_settings", Callers.settings(user.caller()))
                .put("storeData", caller(user.caller()));
    }

    @Override
    public Refusal unknownMethod(String model, String method) {
        return new Refusal(
                Refusal.Kind.ATTRIBUTE_ERROR,
                "The method '%s' does not exist on the model '%s'".formatted(method, model));
    }

    @Override
    public Refusal privateMethod(String model, String method) {
        return new Refusal(
                Refusal.Kind.ACCESS_ERROR, "Private methods (such as %s) cannot be called remotely.".formatted(method));
    }

    @Override
    public JsonObject chatbotStep(
            int channelId, ChatbotView chatbot, boolean last, List<MessageView> posted, Persona reader) {
        Store store = new Store();
        posted.forEach(message -> Messages.addFor(store, message, reader));
        Chatbots.addReached(store, channelId, chatbot, last);
        return store.toJson();
    }

    @Override
    public JsonObject caller(CallerView caller) {
        Store store = new Store();
        Callers.add(store, caller, linkPreviews);
        return store.toJson();
    }
}
