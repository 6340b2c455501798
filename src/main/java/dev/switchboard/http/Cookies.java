package dev.switchboard.http;

import dev.switchboard.rpc.Answer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** The cookies that say who somebody is. */
final class Cookies {
    static final String SESSION = "session_id";
    static final String GUEST = "dgid";
    static final String LANGUAGE = "frontend_lang";
    static final String TIMEZONE = "tz";

    private Cookies() {}

    static @Nullable String read(HttpServerRequest request, String name) {
        Cookie cookie = request.getCookie(name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /** Sets a cookie that scripts cannot read and other sites' requests do not carry. */
    static void set(HttpServerResponse response, Answer.Cookie cookie, boolean secure) {
        response.addCookie(Cookie.cookie(cookie.name(), cookie.value())
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(cookie.maxAgeSeconds()));
    }
}
