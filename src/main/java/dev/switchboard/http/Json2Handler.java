package dev.switchboard.http;

import dev.switchboard.rpc.Json2;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Objects;

/** Mounts what takes API keys in {@code Authorization}. */
final class Json2Handler {
    private static final int UNAUTHORIZED = 401;

    private final Json2 json2;

    Json2Handler(Json2 json2) {
        this.json2 = json2;
    }

    void mount(Router router, BodyHandler body, String prefix) {
        router.post(prefix + "/json/2/:model/:method").handler(body).handler(this::call);
        router.route(prefix + "/json/2/*").handler(context -> send(context, json2.elsewhere()));
        router.getWithRegex("\\Q" + prefix + "\\E/doc-bearer/(?<model>[a-z0-9_.]+)\\.json")
                .handler(this::describe);
    }

    private void call(RoutingContext context) {
        Buffer content = Objects.requireNonNullElseGet(context.body().buffer(), Buffer::buffer);
        if (content.length() > 0 && !RpcHandler.isJson(context.request())) {
            Pages.send(context, 415, "This address takes Content-Type: application/json.");
            return;
        }
        json2.call(context.pathParam("model"), context.pathParam("method"), headers(context.request()), content)
                .onSuccess(response -> send(context, response));
    }

    private void describe(RoutingContext context) {
        json2.describe(context.pathParam("model"), headers(context.request()))
                .onSuccess(response -> send(context, response));
    }

    private static Json2.Headers headers(HttpServerRequest request) {
        return new Json2.Headers(
                request.getHeader(HttpHeaders.AUTHORIZATION),
                request.getHeader("X-Odoo-Database"),
                request.getHeader(RpcHandler.IDEMPOTENCY_KEY));
    }

    private static void send(RoutingContext context, Json2.Response answer) {
        HttpServerResponse response = context.response();
        if (answer.status() == UNAUTHORIZED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        Ending.now(response.setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .end(answer.body()));
    }
}
