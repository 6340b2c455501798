package dev.switchboard.rpc;

import org.jspecify.annotations.Nullable;

/**
 * What a route answers.
 *
 * @param hasResult whether there is a {@code result} at all; Odoo leaves the key out where its method returns nothing
 * @param result any JSON value
 * @param cookie a cookie to set besides
 */
public record Answer(
        boolean hasResult,
        @Nullable Object result,
        @Nullable Cookie cookie) {

    /**
     * A cookie.
     *
     * @param maxAgeSeconds how long it is kept; 0 deletes it
     */
    public record Cookie(String name, String value, long maxAgeSeconds) {}

    /** A result. */
    public static Answer of(@Nullable Object result) {
        return new Answer(true, result, null);
    }

    /** No result. */
    public static Answer nothing() {
        return new Answer(false, null, null);
    }

    /** The same with a cookie. */
    public Answer with(Cookie newCookie) {
        return new Answer(hasResult, result, newCookie);
    }
}
