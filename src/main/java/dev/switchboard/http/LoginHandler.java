package dev.switchboard.http;

import dev.switchboard.model.Identities;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.rpc.Answer;
import dev.switchboard.rpc.SessionRoutes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signing in with a form, as Odoo's login page does. A form of another site is refused. */
final class LoginHandler {
    private static final String FOR_EMPLOYEES = "/odoo";
    private static final String FOR_CUSTOMERS = "/my";
    private static final int MOST_FORM_BYTES = 10_000;
    private static final String SIGNED_IN =
            "<!doctype html>\n<html lang=en>\n<title>Signed in</title>\n<p>You are signed in.</p>\n";
    private static final Pattern LOCAL = Pattern.compile("/([^/\\\\\\p{Cntrl}][^\\p{Cntrl}]*)?");

    private final Identities identities;
    private final OwnPages ownPages;
    private final TrustedProxies proxies;

    private record SignedIn(String sessionId, Persona.User user) {}

    LoginHandler(Identities identities, OwnPages ownPages, TrustedProxies proxies) {
        this.identities = identities;
        this.ownPages = ownPages;
        this.proxies = proxies;
    }

    void mount(Router router) {
        router.post("/web/login")
                .handler(BodyHandler.create(false).setBodyLimit(MOST_FORM_BYTES))
                .handler(this::signIn);
        router.get(FOR_CUSTOMERS).handler(LoginHandler::customersPage);
    }

    private static void customersPage(RoutingContext context) {
        Ending.now(context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(SIGNED_IN));
    }

    private void signIn(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (ownPages.isForeign(request)) {
            Pages.send(context, 400, "This form belongs to another site.");
            return;
        }
        signIn(text(request, "login"), text(request, "password"), proxies.clientOf(request))
                .onSuccess(signedIn -> welcome(context, signedIn))
                .onFailure(failure -> refuse(context, failure));
    }

    private Future<SignedIn> signIn(String login, String password, String address) {
        return identities
                .signIn(login, password, address)
                .compose(sessionId -> identities
                        .bySession(sessionId)
                        .map(user -> new SignedIn(sessionId, user.orElseThrow(Refusal::accessDenied))));
    }

    private static String text(HttpServerRequest request, String name) {
        String value = request.getFormAttribute(name);
        return value == null ? "" : value;
    }

    private void welcome(RoutingContext context, SignedIn signedIn) {
        Answer.Cookie cookie = new Answer.Cookie(Cookies.SESSION, signedIn.sessionId(), SessionRoutes.COOKIE_SECONDS);
        Cookies.set(
                context.response(), cookie, "https".equals(ownPages.publicUrl().getScheme()));
        String wanted = local(context.request().getFormAttribute("redirect"));
        String usual = signedIn.user().internal() ? FOR_EMPLOYEES : FOR_CUSTOMERS;
        context.response().putHeader("Location", wanted == null ? usual : wanted);
        Pages.send(context, 303, "You are signed in.");
    }

    /** A path of this server, and nothing for an address elsewhere. */
    static @Nullable String local(@Nullable String path) {
        return path != null && LOCAL.matcher(path).matches() ? path : null;
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            boolean plain = refusal.message().equals(Refusal.accessDenied().message());
            Pages.send(context, 403, plain ? "Wrong login or password." : refusal.message());
        } else {
            context.fail(failure);
        }
    }
}
