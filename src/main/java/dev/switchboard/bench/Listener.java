package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One websocket, what arrived over it, and whether the server has closed it. */
final class Listener {
    private static final String NEW_MESSAGE = "discuss.channel/new_message";

    private final Inbox inbox = new Inbox();
    private final BiConsumer<Inbox, JsonObject> heard;
    private @Nullable WebSocket socket;
    private boolean closed;

    /**
     * Makes a listener that is not connected.
     *
     * @param heard gets each {@code mail.message} that is announced, with the inbox that it belongs in
     */
    Listener(BiConsumer<Inbox, JsonObject> heard) {
        this.heard = heard;
    }

    Inbox inbox() {
        return inbox;
    }

    boolean isClosed() {
        return closed;
    }

    /** Connects and subscribes to what its persona may hear. */
    Future<Void> open(Server server, @Nullable String cookie, List<String> channels) {
        return server.connect(cookie).compose(connected -> {
            socket = connected;
            connected.textMessageHandler(this::hear).closeHandler(end -> closed = true);
            return subscribe(channels);
        });
    }

    /** Subscribes again: an Odoo looks up conversations at that moment only. */
    Future<Void> subscribe(List<String> channels) {
        return send("subscribe", JsonObject.of("channels", new JsonArray(channels), "last", 0));
    }

    /** Says that somebody is there. */
    Future<Void> present() {
        return send(
                "update_presence", JsonObject.of("inactivity_period", 0, "im_status_ids_by_model", new JsonObject()));
    }

    private Future<Void> send(String event, JsonObject data) {
        return socket == null
                ? Future.succeededFuture()
                : socket.writeTextMessage(
                        JsonObject.of("event_name", event, "data", data).encode());
    }

    private void hear(String frame) {
        if (frame.contains(NEW_MESSAGE)) {
            new JsonArray(frame)
                    .stream()
                            .map(notification -> ((JsonObject) notification).getJsonObject("message"))
                            .filter(message -> message.getString("type").equals(NEW_MESSAGE))
                            .flatMap(message -> message(message.getJsonObject("payload")).stream())
                            .forEach(message -> heard.accept(inbox, message));
        }
    }

    private static Optional<JsonObject> message(JsonObject payload) {
        return payload.getJsonObject("data", new JsonObject()).getJsonArray("mail.message", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .findFirst();
    }
}
