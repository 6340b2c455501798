package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A real server that is called by webhooks, and remembers what it took; it can be away, at the same port. */
final class WebhookTarget implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> taken = new CopyOnWriteArrayList<>();
    private final List<Call> refused = new CopyOnWriteArrayList<>();
    private final int port;
    private @Nullable HttpServer server;
    private volatile Answer answer = call -> 200;

    /** What it answers; may take its time. */
    @FunctionalInterface
    interface Answer {
        int to(Call call) throws InterruptedException;
    }

    /** A call as it came. */
    record Call(String id, String timestamp, String signature, String body) {

        static Call of(HttpExchange exchange) throws IOException {
            var headers = exchange.getRequestHeaders();
            return new Call(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        }

        String type() {
            return new JsonObject(body).getString("type");
        }

        JsonObject data() {
            return new JsonObject(body).getJsonObject("data");
        }

        int session() {
            return data().getJsonObject("session").getInteger("id");
        }

        /** What was said, without its markup; empty for what is no message. */
        String said() {
            return data().getJsonObject("message", JsonObject.of("body", ""))
                    .getString("body")
                    .replaceAll("<[^>]*>", "");
        }
    }

    WebhookTarget() {
        open(0);
        HttpServer opened = server;
        port = opened == null ? 0 : opened.getAddress().getPort();
    }

    private void open(int wanted) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            opened.setExecutor(threads);
            opened.createContext("/", this::take);
            opened.start();
            server = opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Call.of(exchange);
            int status = answer.to(call);
            (status == 200 ? taken : refused).add(call);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "http://127.0.0.1:%d/hook?x=1".formatted(port);
    }

    /** Answers so from now on. */
    void answers(Answer newAnswer) {
        answer = newAnswer;
    }

    /** What it answered with 200, in the order of the answers. */
    List<Call> taken() {
        return taken;
    }

    /** What it answered otherwise. */
    List<Call> refused() {
        return refused;
    }

    void goesAway() {
        HttpServer open = server;
        if (open != null) {
            open.stop(0);
        }
    }

    void comesBack() {
        open(port);
    }

    @Override
    public void close() {
        goesAway();
        threads.shutdownNow();
    }
}
