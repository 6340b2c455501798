package dev.switchboard.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Short pages for what went wrong, in HTML as Odoo sends them. */
final class Pages {
    private static final Map<Integer, String> REASONS = Map.of(
            303, "See Other",
            400, "Bad Request",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            413, "Payload Too Large",
            415, "Unsupported Media Type",
            500, "Internal Server Error",
            502, "Bad Gateway",
            503, "Service Unavailable");

    private Pages() {}

    static void send(RoutingContext context, int status, String sentence) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        String reason = REASONS.getOrDefault(status, "Error");
        Ending.now(response.setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end("<!doctype html>\n<html lang=en>\n<title>%d %s</title>\n<h1>%s</h1>\n<p>%s</p>\n"
                        .formatted(status, reason, reason, sentence)));
    }
}
