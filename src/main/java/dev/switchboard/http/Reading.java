package dev.switchboard.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;

/** Addresses that are read: by GET, and by HEAD, which is answered with what GET would say of itself. */
final class Reading {
    private Reading() {}

    static Route route(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }
}
