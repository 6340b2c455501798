package dev.switchboard.rpc;

import dev.switchboard.chatbot.ChatbotSessions;
import dev.switchboard.chatbot.Reception;
import dev.switchboard.conversation.Conversations;
import dev.switchboard.livechat.LivechatChannels;
import dev.switchboard.livechat.LivechatSessions;
import dev.switchboard.model.Origin;
import dev.switchboard.model.Persona;
import dev.switchboard.visitor.Origins;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a visitor's widget asks before the first message (Odoo: im_livechat/controllers/main.py). */
public final class LivechatRoutes {
    private static final long GUEST_COOKIE_SECONDS = 365L * 24 * 3600;
    private static final String DEFAULT_USERNAME = "Visitor";

    private final LivechatChannels channels;
    private final Reception reception;
    private final LivechatSessions sessions;
    private final ChatbotSessions chatbots;
    private final Conversations conversations;
    private final Origins origins;

    /** Makes the routes. */
    public LivechatRoutes(
            LivechatChannels channels,
            Reception reception,
            LivechatSessions sessions,
            ChatbotSessions chatbots,
            Conversations conversations,
            Origins origins) {
        this.channels = channels;
        this.reception = reception;
        this.sessions = sessions;
        this.chatbots = chatbots;
        this.conversations = conversations;
        this.origins = origins;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.open("/im_livechat/init", "LivechatController.livechat_init", List.of("channel_id"), this::init)
                        .forStrangers("/im_livechat/cors/init", "CorsLivechatController.livechat_init_cors"),
                Route.open(
                                "/im_livechat/get_session",
                                "WebsiteLivechat.get_session",
                                List.of("channel_id", "anonymous_name"),
                                this::getSession)
                        .forStrangers("/im_livechat/cors/get_session", "CorsLivechatController.get_session_cors")
                        .byPostOnly());
    }

    private Future<Answer> init(Call call) {
        int channelId = call.params().integer("channel_id");
        return origin(call)
                .compose(origin -> reception.of(channelId, page(call), origin))
                .compose(met -> conversations
                        .caller(call.persona())
                        .map(caller -> call.visitorDialect().init(met, caller))
                        .compose(answer -> met.available() || met.hidden()
                                ? Future.succeededFuture(Answer.of(answer))
                                : withAbsence(answer, channelId)));
    }

    /** Odoo's widget does not read it. */
    private Future<Answer> withAbsence(JsonObject answer, int channelId) {
        return channels.absence(channelId).map(found -> {
            found.ifPresent(absence -> answer.put("absence", AbsenceRoutes.json(absence)));
            return Answer.of(answer);
        });
    }

    /** Our own widget says on which page it is; Odoo's leaves that to the browser. */
    private static String page(Call call) {
        String told = call.params().textOrNull("page_url");
        return Objects.requireNonNullElse(
                told, Objects.requireNonNullElse(call.client().page(), ""));
    }

    private Future<Origin> origin(Call call) {
        Client client = call.client();
        return origins.of(client.address(), client.language(), client.languages(), client.timezone());
    }

    private Future<Answer> getSession(Call call) {
        Integer scriptId = call.params().integerOrNull("chatbot_script_id");
        boolean persisted = call.params().truthy("persisted", true);
        return origin(call)
                .map(origin -> request(call, origin))
                .compose(request -> scriptId == null
                        ? withOperator(call, request, persisted)
                        : withChatbot(call, request, scriptId, persisted));
    }

    private Future<Answer> withOperator(Call call, LivechatSessions.Request request, boolean persisted) {
        return persisted
                ? sessions.open(request).map(opened -> opened(call, opened))
                : sessions.offer(request).map(offer -> offered(call, offer));
    }

    private Future<Answer> withChatbot(Call call, LivechatSessions.Request request, int scriptId, boolean persisted) {
        return persisted
                ? chatbots.open(request, scriptId).map(opened -> opened(call, opened))
                : chatbots.offer(request, scriptId).map(offer -> offeredByChatbot(call, offer));
    }

    private static Answer offeredByChatbot(Call call, Optional<ChatbotSessions.Offer> offer) {
        return Answer.of(offer.<Object>map(o ->
                        call.visitorDialect().sessionOffer(o.script().title(), o.speaker(), o.visitor(), o.script()))
                .orElse(false));
    }

    private static LivechatSessions.Request request(Call call, Origin origin) {
        Params params = call.params();
        String name = params.text("anonymous_name");
        return new LivechatSessions.Request(
                params.integer("channel_id"),
                name.isBlank() ? DEFAULT_USERNAME : name,
                params.integerOrNull("previous_operator_id"),
                call.persona(),
                call.guestToken(),
                origin);
    }

    private static Answer offered(Call call, Optional<LivechatSessions.Offer> offer) {
        return Answer.of(offer.<Object>map(
                        o -> call.visitorDialect().sessionOffer(o.channelName(), o.operator(), o.visitor(), null))
                .orElse(false));
    }

    private static Answer opened(Call call, Optional<LivechatSessions.Opened> opened) {
        return opened.map(o -> opened(call, o)).orElse(Answer.of(false));
    }

    /** What a visitor is told whose conversation was just opened. */
    static Answer opened(Call call, LivechatSessions.Opened opened) {
        Answer answer = Answer.of(
                call.visitorDialect().session(opened.channel(), opened.visitor(), opened.guestToken(), opened.busId()));
        boolean newcomer = call.persona() instanceof Persona.Anonymous;
        return opened.guestToken() == null || !newcomer
                ? answer
                : answer.with(new Answer.Cookie("dgid", opened.guestToken(), GUEST_COOKIE_SECONDS));
    }
}
