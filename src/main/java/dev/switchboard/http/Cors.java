package dev.switchboard.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** What browsers ask before and after a call from another site; the same words as Odoo's. */
final class Cors {
    private Cors() {}

    static void allow(HttpServerResponse response, String methods) {
        response.putHeader("Access-Control-Allow-Origin", "*").putHeader("Access-Control-Allow-Methods", methods);
    }

    /** Allows what is given; what is refused is not for scripts of other sites to read. */
    static void allowUnlessRefused(RoutingContext context, String methods) {
        context.addHeadersEndHandler(headers -> {
            if (context.response().getStatusCode() < 400) {
                allow(context.response(), methods);
            }
        });
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
