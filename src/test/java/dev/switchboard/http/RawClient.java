package dev.switchboard.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A client that sends whatever it is told to. */
public final class RawClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    /** A client of a server. */
    public RawClient(URI server) {
        this.server = server;
    }

    /** Where it is, which is what a page of its own has for an origin. */
    public URI server() {
        return server;
    }

    /** Calls a route. */
    public JsonObject call(String path, JsonObject params, String... headers) {
        JsonObject envelope = JsonObject.of("jsonrpc", "2.0", "id", 7, "method", "call", "params", params);
        return new JsonObject(post(path, envelope.encode(), headers).body());
    }

    /** Posts a body as JSON. */
    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path));
    }

    /** Signs in and gives the value for a {@code Cookie} header. */
    public String signIn(String login, String password) {
        JsonObject params = JsonObject.of("db", "switchboard", "login", login, "password", password);
        HttpResponse<String> response = post(
                "/web/session/authenticate", JsonObject.of("params", params).encode());
        return response.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
    }

    /** Opens a websocket. */
    public Socket connect(String version, String origin, @Nullable String cookie) {
        Socket socket = new Socket();
        WebSocket.Builder builder = http.newWebSocketBuilder().header("Origin", origin);
        if (cookie != null) {
            builder.header("Cookie", cookie);
        }
        URI url = URI.create(server.toString().replaceFirst("http", "ws") + "/websocket?version=" + version);
        socket.webSocket = builder.buildAsync(url, socket).join();
        return socket;
    }

    /** What came over one websocket. */
    public static final class Socket implements WebSocket.Listener {
        /** The notifications, in the order in which they came. */
        public final List<JsonObject> notifications = new CopyOnWriteArrayList<>();

        final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
        final CompletableFuture<String> closeReason = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private @Nullable WebSocket webSocket;

        void send(String frame) {
            if (webSocket != null) {
                webSocket.sendText(frame, true).join();
            }
        }

        /** Asks for what came after a notification, and for what comes. */
        public void subscribe(long last, Object... channels) {
            JsonObject data = JsonObject.of("channels", JsonArray.of(channels), "last", last);
            send(JsonObject.of("event_name", "subscribe", "data", data).encode());
        }

        /** Tells how long nobody has done anything. */
        public void presence(long inactivityMillis) {
            JsonObject data = JsonObject.of("inactivity_period", inactivityMillis);
            send(JsonObject.of("event_name", "update_presence", "data", data).encode());
        }

        List<String> types() {
            return notifications.stream()
                    .map(notification -> notification.getJsonObject("message").getString("type"))
                    .toList();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                new JsonArray(text.toString()).forEach(one -> notifications.add((JsonObject) one));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closeCode.complete(code);
            closeReason.complete(reason);
            return null;
        }
    }
}
