package dev.switchboard.rpc;

import dev.switchboard.conversation.Conversations;
import dev.switchboard.dialect.LoaderView;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.livechat.LivechatChannels;
import dev.switchboard.livechat.LivechatSessions;
import dev.switchboard.model.Origin;
import dev.switchboard.model.Persona;
import dev.switchboard.visitor.Origins;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a visitor's widget asks before the first message (Odoo: im_livechat/controllers/main.py). */
public final class LivechatRoutes {
    private static final long GUEST_COOKIE_SECONDS = 365L * 24 * 3600;
    private static final String DEFAULT_USERNAME = "Visitor";

    private final LivechatChannels channels;
    private final LivechatSessions sessions;
    private final Conversations conversations;
    private final Origins origins;
    private final VisitorDialect dialect;
    private final String publicUrl;

    /**
     * Makes the routes.
     *
     * @param dialect the series that loaders speak
     * @param publicUrl where widgets find this server
     */
    public LivechatRoutes(
            LivechatChannels channels,
            LivechatSessions sessions,
            Conversations conversations,
            Origins origins,
            VisitorDialect dialect,
            String publicUrl) {
        this.channels = channels;
        this.sessions = sessions;
        this.conversations = conversations;
        this.origins = origins;
        this.dialect = dialect;
        this.publicUrl = publicUrl;
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

    /**
     * The loader script of a channel, which may not exist.
     *
     * @param username what an unnamed visitor is called, if the page says so
     */
    public Future<String> loader(int channelId, @Nullable String username) {
        String visitorName = username == null || username.isEmpty() ? DEFAULT_USERNAME : username;
        return channels.looks(channelId, visitorName)
                .map(looks -> dialect.loader(new LoaderView(publicUrl, looks.orElse(null))));
    }

    /** What a page with nothing but a channel's widget is made of; nothing for a channel that does not exist. */
    public Future<Optional<SupportPage>> supportPage(int channelId) {
        return channels.exists(channelId)
                .map(exists -> exists ? Optional.of(new SupportPage(publicUrl, channelId)) : Optional.empty());
    }

    private Future<Answer> init(Call call) {
        return channels.available(call.params().integer("channel_id"))
                .compose(available -> conversations
                        .caller(call.persona())
                        .map(caller -> Answer.of(call.visitorDialect().init(available, caller))));
    }

    private Future<Answer> getSession(Call call) {
        Client client = call.client();
        boolean persisted = call.params().truthy("persisted", true);
        return origins.of(client.address(), client.language(), client.languages(), client.timezone())
                .map(origin -> request(call, origin))
                .compose(request -> persisted
                        ? sessions.open(request).map(opened -> opened(call, opened))
                        : sessions.offer(request).map(offer -> offered(call, offer)));
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
        return Answer.of(
                offer.<Object>map(o -> call.visitorDialect().sessionOffer(o.channelName(), o.operator(), o.visitor()))
                        .orElse(false));
    }

    private static Answer opened(Call call, Optional<LivechatSessions.Opened> opened) {
        return opened.map(o -> opened(call, o)).orElse(Answer.of(false));
    }

    private static Answer opened(Call call, LivechatSessions.Opened opened) {
        Answer answer = Answer.of(
                call.visitorDialect().session(opened.channel(), opened.visitor(), opened.guestToken(), opened.busId()));
        boolean newcomer = call.persona() instanceof Persona.Anonymous;
        return opened.guestToken() == null || !newcomer
                ? answer
                : answer.with(new Answer.Cookie("dgid", opened.guestToken(), GUEST_COOKIE_SECONDS));
    }
}
