package dev.switchboard.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests of this server's own pages from those of other sites' pages, which browsers send with the same
 * cookies. Where Odoo wants a token of its session in each form, here the browser's own word counts.
 *
 * @param publicUrl where this server's own pages are
 */
record OwnPages(URI publicUrl) {

    /** Whether a request comes from another site's page. What is no browser says nothing, and has no cookies to lend. */
    boolean isForeign(HttpServerRequest request) {
        String relation = request.getHeader("Sec-Fetch-Site");
        if (relation != null) {
            return !relation.equals("same-origin") && !relation.equals("none");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !isOwn(request, origin);
    }

    /** Whether an origin is this server, which requests know by another name than its pages where a proxy stands before it. */
    boolean isOwn(HttpServerRequest request, @Nullable String origin) {
        try {
            String authority = origin == null ? null : URI.create(origin).getAuthority();
            return authority != null
                    && (authority.equals(publicUrl.getAuthority())
                            || authority.equals(String.valueOf(request.authority())));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
