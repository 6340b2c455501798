package dev.switchboard.rpc;

import dev.switchboard.conversation.Conversations;
import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.UserView;
import dev.switchboard.model.Identities;
import dev.switchboard.model.LoginSessions;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.UserAccount;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.function.IntFunction;

/** Signing in and out (Odoo: web/controllers/session.py). */
public final class SessionRoutes {
    /** How long a browser keeps the cookie of a session. */
    public static final long COOKIE_SECONDS = 7L * 24 * 3600;

    private final Identities identities;
    private final Conversations conversations;
    private final EventBus eventBus;
    private final String databaseName;
    private final IntFunction<String> publicUrl;

    /**
     * Makes the routes.
     *
     * @param databaseName the name that clients give as {@code db}
     * @param publicUrl where clients find this server, by the number of their series
     */
    public SessionRoutes(
            Identities identities,
            Conversations conversations,
            EventBus eventBus,
            String databaseName,
            IntFunction<String> publicUrl) {
        this.identities = identities;
        this.conversations = conversations;
        this.eventBus = eventBus;
        this.databaseName = databaseName;
        this.publicUrl = publicUrl;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.open(
                        "/web/session/authenticate",
                        "Session.authenticate",
                        List.of("db", "login", "password"),
                        this::authenticate),
                Route.signedIn("/web/session/get_session_info", "Session.get_session_info", List.of(), this::info),
                Route.signedIn(
                        "/web/session/check",
                        "Session.check",
                        List.of(),
                        call -> Future.succeededFuture(Answer.nothing())),
                Route.signedIn("/web/session/destroy", "Session.destroy", List.of(), this::destroy));
    }

    private Future<Answer> authenticate(Call call) {
        if (!databaseName.equals(call.params().text("db"))) {
            throw new Refusal(Refusal.Kind.ACCESS_ERROR, "Database not found.");
        }
        return identities
                .signIn(
                        call.params().text("login"),
                        call.params().text("password"),
                        call.client().address())
                .compose(sessionId -> identities
                        .bySession(sessionId)
                        .compose(user -> info(call, user.orElseThrow(Refusal::sessionExpired)))
                        .map(info -> info.with(new Answer.Cookie("session_id", sessionId, COOKIE_SECONDS))));
    }

    private Future<Answer> info(Call call) {
        return info(call, (Persona.User) call.persona());
    }

    private Future<Answer> info(Call call, Persona.User user) {
        return conversations
                .caller(user)
                .compose(caller -> identities
                        .account(user)
                        .map(account -> Answer.of(call.dialect().sessionInfo(view(call, caller, account)))));
    }

    private UserView view(Call call, CallerView caller, UserAccount account) {
        return new UserView(
                caller, account, databaseName, publicUrl.apply(call.dialect().number()));
    }

    private Future<Answer> destroy(Call call) {
        String sessionId = call.sessionId() == null ? "" : call.sessionId();
        return identities.signOut(sessionId).map(done -> {
            eventBus.publish(LoginSessions.ENDED, Identities.fingerprint(sessionId));
            return Answer.nothing().with(new Answer.Cookie("session_id", "", 0));
        });
    }
}
