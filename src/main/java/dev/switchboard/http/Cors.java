package dev.switchboard.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** What browsers ask before and after a call from another site; the same words as Odoo's. */
final class Cors {
    private Cors() {}

    static void allow(HttpServerResponse response, String methods) {
        response.putHeader("Access-Control-Allow-Origin", "*").putHeader("Access-Control-Allow-Methods", methods);
    }

    /** Answers {@code OPTIONS}. */
    static void preflight(RoutingContext context, String methods) {
        allow(context.response(), methods);
        Ending.now(context.response()
                .setStatusCode(204)
                .putHeader("Access-Control-Max-Age", "86400")
                .putHeader(
                        "Access-Control-Allow-Headers", "Origin, X-Requested-With, Content-Type, Accept, Authorization")
                .end());
    }
}
