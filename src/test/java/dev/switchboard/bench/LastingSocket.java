package dev.switchboard.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A client's socket: whenever it is cut it comes back and asks for what came after the newest notification that it
 * has. It believes what it is told, once more what it is told twice. Belongs to one event loop.
 */
final class LastingSocket {
    private final Vertx vertx;
    private final Server server;
    private final Random random;
    private final @Nullable String cookie;
    private final List<String> channels;
    private final Map<Integer, List<String>> told = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private @Nullable WebSocket socket;
    private long last;
    private int connections;
    private int reloads;
    private boolean away;

    LastingSocket(Vertx vertx, Server server, Random random, @Nullable String cookie, List<String> channels) {
        this.vertx = vertx;
        this.server = server;
        this.random = random;
        this.cookie = cookie;
        this.channels = channels;
    }

    void connect() {
        server.connect(cookie).onSuccess(this::begin).onFailure(refused -> connectLater());
    }

    private void begin(WebSocket connected) {
        socket = connected;
        connections++;
        connected.textMessageHandler(this::hear).exceptionHandler(broken -> {}).closeHandler(closed -> connectLater());
        JsonObject data = JsonObject.of("channels", new JsonArray(channels), "last", last);
        send(connected, JsonObject.of("event_name", "subscribe", "data", data));
        send(connected, JsonObject.of("event_name", "update_presence", "data", JsonObject.of("inactivity_period", 0)));
    }

    private static void send(WebSocket socket, JsonObject frame) {
        var sent = socket.writeTextMessage(frame.encode());
        assert sent != null;
    }

    private void connectLater() {
        if (!away) {
            vertx.setTimer(20 + random.nextInt(300), timer -> connect());
        }
    }

    /** Goes and stays away, or comes back. */
    void away(boolean wanted) {
        boolean before = away;
        away = wanted;
        if (away && socket != null) {
            var closed = socket.close();
            assert closed != null;
        } else if (before && !away) {
            connect();
        }
    }

    private void hear(String frame) {
        new JsonArray(frame).stream().map(JsonObject.class::cast).forEach(this::hear);
    }

    private void hear(JsonObject notification) {
        long id = notification.getLong("id");
        JsonObject message = notification.getJsonObject("message");
        if (id < last) {
            faults.add(id + " after " + last);
        }
        last = Math.max(last, id);
        switch (message.getString("type")) {
            case "discuss.channel/new_message" -> remember(message.getJsonObject("payload"));
            case "switchboard.bus/reload" -> reload();
            default -> {}
        }
    }

    private void remember(JsonObject payload) {
        JsonObject message =
                payload.getJsonObject("data").getJsonArray("mail.message").getJsonObject(0);
        told.computeIfAbsent(message.getInteger("res_id"), conversation -> new ArrayList<>())
                .add(message.getLong("id") + " " + message.getString("body"));
    }

    /** A page would fetch its conversations anew; what it was told so far counts no more. */
    private void reload() {
        told.clear();
        reloads++;
    }

    int reloads() {
        return reloads;
    }

    /** The messages that it was told of: by conversation and in the order in which they came. */
    Map<Integer, List<String>> told() {
        Map<Integer, List<String>> copy = new HashMap<>();
        told.forEach((conversation, messages) -> copy.put(conversation, List.copyOf(messages)));
        return copy;
    }

    /** What should not have happened. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    int connections() {
        return connections;
    }
}
