package dev.switchboard.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a file that a request wants (RFC 9110, 14). Whoever wants several parts at once gets the whole file, as
 * whoever asks in a way that makes no sense.
 *
 * @param first counted from 0
 * @param end behind the last one
 * @param part whether these are asked for, and not all that there are
 */
record ByteRange(int first, int end, boolean part) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,10})\\s*-\\s*(\\d{0,10})\\s*");

    /** All bytes. */
    static ByteRange whole(int size) {
        return new ByteRange(0, size, false);
    }

    /**
     * What a request wants of a file.
     *
     * @param etag the one that the file has now; a part of another one is of no use to who has the rest of that
     */
    static ByteRange of(HttpServerRequest request, String etag, int size) {
        String asked = request.getHeader("Range");
        String known = request.getHeader("If-Range");
        if (asked == null || !request.method().equals(HttpMethod.GET) || (known != null && !known.equals(etag))) {
            return whole(size);
        }
        Matcher range = ONE.matcher(asked);
        return range.matches() ? of(range.group(1), range.group(2), size) : whole(size);
    }

    private static ByteRange of(String first, String last, int size) {
        if (first.isEmpty()) {
            return last.isEmpty()
                    ? whole(size)
                    : new ByteRange((int) Math.max(0, size - Long.parseLong(last)), size, true);
        }
        long start = Long.parseLong(first);
        long end = last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
        return !last.isEmpty() && Long.parseLong(last) < start
                ? whole(size)
                : new ByteRange((int) Math.min(size, start), (int) end, true);
    }

    /** Whether the file has none of them. */
    boolean isBehindEnd() {
        return part && first >= end;
    }

    /** The rest of them behind the first ones. */
    ByteRange behind(int bytes) {
        return new ByteRange(first + bytes, end, part);
    }

    int length() {
        return end - first;
    }

    /** The value of a {@code Content-Range}. */
    String of(int size) {
        return isBehindEnd() ? "bytes */" + size : "bytes %d-%d/%d".formatted(first, end - 1, size);
    }
}
