package dev.switchboard.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Says whether the server is alive, and whether it is ready. */
final class Health {
    private Health() {}

    /**
     * Mounts the two addresses.
     *
     * @param ready fails with the reason while the server is not ready
     */
    static void mount(Router router, Supplier<Future<?>> ready) {
        router.get("/healthz").handler(context -> send(context, 200, JsonObject.of("status", "pass")));
        router.get("/websocket/health").handler(context -> send(context, 200, JsonObject.of("status", "pass")));
        router.get("/readyz")
                .handler(context -> ready.get()
                        .onComplete(done -> send(
                                context,
                                done.succeeded() ? 200 : 503,
                                done.succeeded()
                                        ? JsonObject.of("status", "pass")
                                        : JsonObject.of(
                                                "status",
                                                "fail",
                                                "reason",
                                                String.valueOf(done.cause().getMessage())))));
    }

    private static void send(RoutingContext context, int status, JsonObject body) {
        Ending.now(context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer()));
    }
}
