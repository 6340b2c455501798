package dev.switchboard.http;

import dev.switchboard.rpc.Client;
import dev.switchboard.rpc.JsonRpc;
import dev.switchboard.rpc.Route;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Mounts JSON-RPC routes, each with its twin for other sites. */
final class RpcHandler {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String METHODS = "POST";
    private static final Pattern JSON = Pattern.compile("(?i)application/json(-rpc)?\\s*(;.*)?");

    private final JsonRpc jsonRpc;
    private final TrustedProxies proxies;
    private final boolean secureCookies;

    RpcHandler(JsonRpc jsonRpc, TrustedProxies proxies, boolean secureCookies) {
        this.jsonRpc = jsonRpc;
        this.proxies = proxies;
        this.secureCookies = secureCookies;
    }

    void mount(Router router, BodyHandler body, String prefix, List<Route> routes) {
        for (Route route : routes) {
            String path = prefix + route.path();
            router.post(path).handler(body).handler(context -> call(context, route, false));
            if (route.anyOrigin()) {
                router.options(path).handler(context -> Cors.preflight(context, METHODS));
            }
            router.route(path).handler(context -> refuseMethod(context, route));
            if (route.crossOrigin() != null) {
                mountTwin(router, body, route, prefix + route.crossOrigin().path());
            }
        }
    }

    private void mountTwin(Router router, BodyHandler body, Route route, String path) {
        router.options(path).handler(context -> Cors.preflight(context, METHODS));
        router.post(path).handler(body).handler(context -> call(context, route, true));
        router.route(path).handler(context -> refuseMethod(context, route));
    }

    private static void refuseMethod(RoutingContext context, Route route) {
        Pages.send(context, route.target().postOnly() ? 405 : 400, "This address takes JSON-RPC calls by POST.");
    }

    private void call(RoutingContext context, Route route, boolean crossOrigin) {
        if (!isJson(context.request())) {
            Pages.send(context, 400, "This address takes JSON-RPC calls with Content-Type: application/json.");
            return;
        }
        HttpServerRequest request = context.request();
        JsonRpc.Request call = new JsonRpc.Request(
                Objects.requireNonNullElseGet(context.body().buffer(), Buffer::buffer),
                client(request, crossOrigin),
                Cookies.read(request, Cookies.SESSION),
                Cookies.read(request, Cookies.GUEST),
                request.getHeader(IDEMPOTENCY_KEY));
        jsonRpc.handle(route, call).onSuccess(response -> send(context, response, crossOrigin || route.anyOrigin()));
    }

    private Client client(HttpServerRequest request, boolean crossOrigin) {
        return new Client(
                crossOrigin,
                proxies.clientOf(request),
                request.getHeader(HttpHeaders.ORIGIN),
                request.getHeader(HttpHeaders.REFERER),
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE),
                crossOrigin ? null : Cookies.read(request, Cookies.LANGUAGE),
                crossOrigin ? null : Cookies.read(request, Cookies.TIMEZONE));
    }

    static boolean isJson(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && JSON.matcher(type).matches();
    }

    private void send(RoutingContext context, JsonRpc.Response response, boolean toOtherSites) {
        if (toOtherSites) {
            Cors.allow(context.response(), METHODS);
        }
        if (response.cookie() != null) {
            Cookies.set(context.response(), response.cookie(), secureCookies);
        }
        String type = response.status() == 200 ? "application/json; charset=utf-8" : "text/html; charset=utf-8";
        Ending.now(context.response()
                .setStatusCode(response.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(response.body()));
    }
}
