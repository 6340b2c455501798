package dev.switchboard.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a request must bring to become a websocket (RFC 6455, 4.2.1), and an Origin, as Odoo wants it. */
final class Handshake {
    private static final int KEY_BYTES = 16;

    private Handshake() {}

    static boolean isWhole(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && header(request, "Upgrade").equals("websocket")
                && header(request, "Connection").contains("upgrade")
                && header(request, "Sec-WebSocket-Version").equals("13")
                && request.getHeader("Origin") != null
                && isKey(request.getHeader("Sec-WebSocket-Key"));
    }

    private static String header(HttpServerRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "").toLowerCase(Locale.ROOT);
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return Base64.getDecoder().decode(Objects.requireNonNullElse(key, "")).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
