package dev.switchboard.http;

import dev.switchboard.bus.Hub;
import dev.switchboard.bus.Subscription;
import dev.switchboard.bus.Wish;
import dev.switchboard.model.Identities;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.presence.PresenceSignals;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's websocket. It takes two kinds of frames, {@code subscribe} and {@code update_presence}, passes over
 * what it does not understand, and never answers either.
 */
final class BusSocket {
    private static final Logger LOGGER = LoggerFactory.getLogger(BusSocket.class);
    /** What a client may send at once (Odoo: Websocket, MESSAGE_MAX_SIZE). */
    static final int MOST_BYTES = 1 << 20;

    private static final short NO_UTF8 = 1007;
    private static final short TOO_BIG = 1009;
    private static final short SESSION_ENDED = 4001;
    private static final short TOO_OLD = 4002;
    private static final short TRY_AGAIN_LATER = 1013;
    private static final short BROKEN = 1011;

    /** What stands for bytes that are no UTF-8; no client has a reason to send it. */
    private static final char REPLACEMENT = '\uFFFD';

    private final ServerWebSocket socket;
    private final Node node;
    private final Visitor visitor;
    private final Backlog backlog;
    private final Subscription subscription;
    private final FrameRate rate = new FrameRate();
    private final Liveness liveness = new Liveness(now());
    private boolean ended;

    /** The end of the newest subscribe: frames take effect in the order in which they came. */
    private Future<Void> subscribed = Future.succeededFuture();

    /** What sockets need of the node that they are on. */
    record Node(Hub hub, Identities identities, PresenceSignals presence) {}

    /**
     * Who opened the socket.
     *
     * @param persona by their cookies; a stranger may still name a guest when subscribing
     * @param sessionId the session that the socket lives by, if any
     */
    record Visitor(Persona persona, @Nullable String sessionId) {}

    private BusSocket(ServerWebSocket socket, Node node, Visitor visitor, Backlog backlog, Subscription subscription) {
        this.socket = socket;
        this.node = node;
        this.visitor = visitor;
        this.backlog = backlog;
        this.subscription = subscription;
    }

    /**
     * Makes one of an accepted websocket.
     *
     * @param version what the client gives as its websocket's version
     * @return nothing when no series has that version
     */
    static Optional<BusSocket> of(ServerWebSocket socket, Node node, Visitor visitor, @Nullable String version) {
        Backlog backlog = new Backlog(socket, () -> Ending.now(socket.close(TRY_AGAIN_LATER)));
        return node.hub()
                .connect(version, backlog::write)
                .map(subscription -> new BusSocket(socket, node, visitor, backlog, subscription));
    }

    /** Milliseconds by a clock that only goes forward. */
    static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Begins to listen to the client. */
    void open(Runnable whenClosed) {
        node.presence().opened(visitor.persona());
        socket.textMessageHandler(this::hear);
        socket.binaryMessageHandler(ignored -> count(ignored.length()));
        socket.pongHandler(pong -> liveness.heard(now()));
        socket.exceptionHandler(this::broke);
        socket.closeHandler(closed -> {
            forget();
            whenClosed.run();
        });
    }

    private void broke(Throwable failure) {
        LOGGER.debug("A websocket broke: {}", failure.getMessage());
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            close((short) corrupted.closeStatus().code());
        } else if (failure instanceof IllegalStateException) {
            close(TOO_BIG); // a message in pieces
        }
    }

    private void forget() {
        node.hub().remove(subscription);
        node.presence().closed(visitor.persona());
    }

    /** Does what time asks for; to be called every second or so. */
    void tick() {
        if (socket.isClosed()) { // and its handler is about to be told
            return;
        }
        backlog.check();
        switch (liveness.due(now())) {
            case PING -> Ending.now(socket.writePing(Buffer.buffer()));
            case RENEW -> close(TOO_OLD);
            case DROP -> close(TRY_AGAIN_LATER);
            case NOTHING -> {}
        }
    }

    /** Closes the socket when it lives by the session of this fingerprint. */
    void endIfOf(String sessionFingerprint) {
        String sessionId = visitor.sessionId();
        if (sessionId != null && Identities.fingerprint(sessionId).equals(sessionFingerprint)) {
            close(SESSION_ENDED);
        }
    }

    void close(short code) {
        if (!ended) {
            ended = true;
            Ending.now(socket.close(code));
        }
    }

    /** One that is too large or came too fast ends the socket. */
    private void count(int size) {
        liveness.heard(now());
        if (size > MOST_BYTES) {
            close(TOO_BIG);
        }
        if (rate.exceededAt(now())) {
            close(TRY_AGAIN_LATER);
        }
    }

    private void hear(String text) {
        if (text.indexOf(REPLACEMENT) >= 0) {
            close(NO_UTF8);
        }
        count(text.length());
        try {
            if (!ended
                    && Json.decodeValue(text) instanceof JsonObject frame
                    && frame.getValue("data") instanceof JsonObject data) {
                hear(String.valueOf(frame.getValue("event_name")), data);
            }
        } catch (DecodeException e) {
            LOGGER.debug("A websocket frame is no JSON: {}", e.getMessage());
        }
    }

    private void hear(String event, JsonObject data) {
        if (event.equals("subscribe")
                && data.getValue("channels") instanceof JsonArray channels
                && channels.stream().allMatch(String.class::isInstance)) {
            subscribe(channels.stream().map(String.class::cast).toList(), data.getValue("last"));
        } else if (event.equals("update_presence") && data.getValue("inactivity_period") instanceof Number millis) {
            subscribed.onSuccess(done -> node.presence().active(visitor.persona(), millis.longValue()));
        }
    }

    private void subscribe(List<String> channels, @Nullable Object last) {
        long newest = last instanceof Number number ? number.longValue() : 0;
        subscribed = subscribed
                .compose(before -> stillSignedIn())
                .compose(here -> Wish.of(node.identities(), visitor.persona(), channels))
                .compose(wish -> node.hub().subscribe(subscription, wish, newest))
                .onFailure(this::giveUp);
    }

    private Future<Void> stillSignedIn() {
        return visitor.sessionId() == null
                ? Future.succeededFuture()
                : node.identities()
                        .bySession(visitor.sessionId())
                        .compose(user -> user.isPresent()
                                ? Future.succeededFuture()
                                : Future.failedFuture(Refusal.sessionExpired()));
    }

    private void giveUp(Throwable failure) {
        if (failure instanceof Refusal) {
            close(SESSION_ENDED);
            return;
        }
        LOGGER.warn("A subscription failed: {}", failure.getMessage());
        close(BROKEN);
    }
}
