package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One line of a recording: a label, an HTTP exchange, or something that happened on a websocket.
 *
 * @param recording the recording's name, such as {@code odoo18/03-chat}
 * @param line the line as it stands in the file
 */
record Exchange(String recording, JsonNode line) {

    /** Milliseconds since the recording began; for HTTP, when the answer had arrived. */
    long at() {
        return line.path("t").asLong();
    }

    boolean is(String kind) {
        return line.path("kind").asText().equals(kind);
    }

    boolean isHttp() {
        return is("http");
    }

    /** The number of the websocket; the same number in a later recording is the same socket, still open. */
    int socket() {
        return line.path("ws").asInt();
    }

    String method() {
        return line.path("method").asText();
    }

    /** Path and query. */
    String path() {
        return line.path("path").asText();
    }

    JsonNode request() {
        return line.path("req");
    }

    /** Whether a request's body is a bare text that is no JSON: a JSON text would be longer by its quotes. */
    boolean isSentAsText() {
        long length = requestHeaders().path("content-length").asLong(0);
        return request().isTextual() && length != request().toString().length();
    }

    JsonNode requestHeaders() {
        return line.path("req_headers");
    }

    int status() {
        return line.path("status").asInt();
    }

    JsonNode responseHeaders() {
        return line.path("res_headers");
    }

    JsonNode response() {
        return line.path("res");
    }

    /** A frame, either way: the client's object or the server's array of notifications. */
    JsonNode frame() {
        return line.path("data");
    }

    /** What the line is about, for reports and for the list of intended differences. */
    String what() {
        return isHttp()
                ? method() + " " + path()
                : line.path("kind").asText() + " " + line.path("path").asText();
    }

    /** The recording's name and {@code seq} with the number. */
    String position() {
        return recording + " seq " + line.path("seq").asText();
    }

    @Override
    public String toString() {
        return position() + "  " + what();
    }
}
