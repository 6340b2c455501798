package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.rpc.LivechatPages;
import dev.switchboard.rpc.ScriptTestPage;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;

/** Mounts the page on which employees try a chatbot's script out: {@code GET /chatbot/<id>/test}. */
final class ScriptTestHandler {
    private final LivechatPages livechat;
    private final Callers callers;

    ScriptTestHandler(LivechatPages livechat, Callers callers) {
        this.livechat = livechat;
        this.callers = callers;
    }

    void mount(Router router, String prefix) {
        router.get(prefix + "/chatbot/:script/test").handler(this::page);
    }

    private void page(RoutingContext context) {
        callers.byCookies(context.request())
                .onSuccess(caller -> page(context, caller))
                .onFailure(context::fail);
    }

    private void page(RoutingContext context, Persona caller) {
        String script = context.pathParam("script");
        if (!(caller instanceof Persona.User user)) {
            signIn(context);
        } else if (!script.matches("[0-9]{1,9}")) {
            notThere(context);
        } else {
            livechat.testPage(user, Integer.parseInt(script), Cookies.read(context.request(), Cookies.LANGUAGE))
                    .onSuccess(page -> send(context, page))
                    .onFailure(failure -> refuse(context, failure));
        }
    }

    private static void signIn(RoutingContext context) {
        String here = URLEncoder.encode(context.request().path(), UTF_8);
        context.response().putHeader(HttpHeaders.LOCATION, "/web/login?redirect=" + here);
        Pages.send(context, 303, "Sign in first.");
    }

    /** Each visit begins anew, so that none is kept. */
    private static void send(RoutingContext context, ScriptTestPage page) {
        StaticFiles.onlyOurs(context.response());
        Ending.now(context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(page.html()));
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        Refusal.Kind why = failure instanceof Refusal refusal ? refusal.kind() : Refusal.Kind.SERVER_ERROR;
        switch (why) {
            case ACCESS_ERROR -> Pages.send(context, 403, "Chatbots are tried out by who answers visitors.");
            case MISSING_ERROR, NOT_FOUND -> notThere(context);
            case USER_ERROR -> Pages.send(context, 400, "This chatbot has no steps yet.");
            default -> context.fail(failure);
        }
    }

    private static void notThere(RoutingContext context) {
        Pages.send(context, 404, "There is no such chatbot.");
    }
}
