package dev.switchboard.links;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real site on this machine, which remembers who asked for what. */
public final class LittleWeb implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** What a page answers; whatever it fails with ends the connection. */
    @FunctionalInterface
    public interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    public LittleWeb() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.start();
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** The address of a page. */
    public String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(address().getPort(), path);
    }

    /** A page of its own making. */
    @CanIgnoreReturnValue
    public String page(String path, Page page) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
            try (exchange) {
                page.answer(exchange);
            }
        });
        return url(path);
    }

    /** A page with content. */
    @CanIgnoreReturnValue
    public String page(String path, String type, String content) {
        return page(path, exchange -> send(exchange, type, content.getBytes(StandardCharsets.UTF_8)));
    }

    /** A page that is elsewhere. */
    @CanIgnoreReturnValue
    public String redirect(String path, String location) {
        return page(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.getResponseHeaders().set("Set-Cookie", "seen=1; Path=/");
            exchange.sendResponseHeaders(302, -1);
        });
    }

    public static void send(HttpExchange exchange, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, content.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(content);
        }
    }

    /** What was asked for, with its cookies. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
