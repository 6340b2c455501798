package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Somebody who answers visitors, signed in and connected. */
final class Operator {
    private static final String SESSION = "session_id=";

    private final Server server;
    private final String cookie;
    private final int partnerId;
    private final Listener listener;

    private Operator(Server server, String cookie, int partnerId, Posts posts, boolean answers) {
        this.server = server;
        this.cookie = cookie;
        this.partnerId = partnerId;
        this.listener = new Listener((inbox, message) -> hear(posts, message, answers));
    }

    /**
     * Signs in, and is there.
     *
     * @param answers whether each visitor's message is answered
     */
    static Future<Operator> arrive(Server server, Plan.Login login, Posts posts, boolean answers) {
        JsonObject params =
                JsonObject.of("db", server.target().database(), "login", login.name(), "password", login.password());
        return server.call("/web/session/authenticate", params, null)
                .map(reply -> new Operator(
                        server, session(reply), reply.object().getInteger("partner_id", 0), posts, answers))
                .compose(operator -> operator.connect().map(operator));
    }

    private static String session(Server.Reply reply) {
        return reply.cookies().stream()
                .filter(cookie -> cookie.startsWith(SESSION))
                .findFirst()
                .orElseThrow(() -> new BenchFailure("signing in gives no session"));
    }

    private Future<Void> connect() {
        return listener.open(server, cookie, List.of()).compose(open -> listener.present());
    }

    /** Listens to the conversations that visitors have opened meanwhile, too. */
    Future<Void> subscribe() {
        return listener.subscribe(List.of());
    }

    private void hear(Posts posts, JsonObject message, boolean answers) {
        posts.arrived(listener.inbox(), message)
                .filter(post -> answers && post.isAwaitedBy(listener.inbox()))
                .ifPresent(post -> posts.answer(new Author(null, cookie), post));
    }

    /** The session by which the server knows them. */
    String cookie() {
        return cookie;
    }

    int partnerId() {
        return partnerId;
    }

    Listener listener() {
        return listener;
    }
}
