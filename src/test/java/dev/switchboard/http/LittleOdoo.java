package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that gives files as an Odoo does, and remembers who asked for what. */
final class LittleOdoo implements AutoCloseable {
    static final String ETAG = "\"7d945c642bd8fbcca33e6a9c8183bdea54ce76fc\"";

    private final HttpServer server;
    private final Map<String, Given> files = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** What it was asked. */
    record Asked(String target, Map<String, List<String>> headers) {}

    private record Given(int status, String type, Buffer content) {}

    LittleOdoo() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void has(String path, String type, String text) {
        says(200, path, type, text.getBytes(UTF_8));
    }

    void says(int status, String path, String type, byte[] bytes) {
        files.put(path, new Given(status, type, Buffer.buffer(bytes)));
    }

    List<Asked> asked(String path) {
        return asked.stream().filter(each -> each.target().startsWith(path)).toList();
    }

    List<Asked> asked() {
        return asked;
    }

    /** It gives the bundle for its own pages to who comes from there, and the cross-origin one to everybody else. */
    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new Asked(exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders())));
        String path = exchange.getRequestURI().getPath();
        String referer = exchange.getRequestHeaders().getFirst("Referer");
        boolean own = referer != null && referer.startsWith(url() + "/");
        Given given = files.getOrDefault(own ? "own " + path : path, new Given(404, "text/html", Buffer.buffer()));
        exchange.getResponseHeaders().set("Content-Type", given.type());
        exchange.getResponseHeaders().set("Set-Cookie", "session_id=secret; Path=/");
        exchange.getResponseHeaders().set("ETag", ETAG);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        boolean known = ETAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        send(exchange, known ? new Given(304, given.type(), Buffer.buffer()) : given);
    }

    private static void send(HttpExchange exchange, Given given) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(
                    given.status(),
                    given.content().length() == 0 ? -1 : given.content().length());
            exchange.getResponseBody().write(given.content().getBytes());
        }
    }

    /** Nobody listens there any more. */
    void goDown() {
        server.stop(0);
    }

    @Override
    public void close() {
        goDown();
    }
}
