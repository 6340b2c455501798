package dev.switchboard.http;

import dev.switchboard.bus.Hub;
import dev.switchboard.bus.Subscription;
import dev.switchboard.bus.Wish;
import dev.switchboard.model.Identities;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.presence.PresenceSignals;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's websocket. It takes two kinds of frames, {@code subscribe} and {@code update_presence}, passes over
 * what it does not understand, and never answers either.
 */
final class BusSocket {
    private static final Logger LOGGER = LoggerFactory.getLogger(BusSocket.class);
    private static final String GUEST_TOKEN = "mail.guest_";
    private static final short SESSION_ENDED = 4001;
    private static final short BROKEN = 1011;

    private final ServerWebSocket socket;
    private final Hub hub;
    private final Identities identities;
    private final PresenceSignals presence;
    private final Visitor visitor;
    private final Subscription subscription;

    /** The end of the newest subscribe: frames take effect in the order in which they came. */
    private Future<Void> subscribed = Future.succeededFuture();

    /**
     * Who opened the socket.
     *
     * @param persona by their cookies; a stranger may still name a guest when subscribing
     * @param sessionId the session that the socket lives by, if any
     */
    record Visitor(Persona persona, @Nullable String sessionId) {}

    BusSocket(
            ServerWebSocket socket,
            Hub hub,
            Identities identities,
            PresenceSignals presence,
            Visitor visitor,
            Subscription subscription) {
        this.socket = socket;
        this.hub = hub;
        this.identities = identities;
        this.presence = presence;
        this.visitor = visitor;
        this.subscription = subscription;
    }

    /** Begins to listen to the client. */
    void open(Runnable whenClosed) {
        presence.opened(visitor.persona());
        socket.textMessageHandler(this::hear);
        socket.exceptionHandler(failure -> LOGGER.debug("A websocket broke: {}", failure.getMessage()));
        socket.closeHandler(closed -> {
            hub.remove(subscription);
            presence.closed(visitor.persona());
            whenClosed.run();
        });
    }

    /** Keeps proxies from taking the silence for an end. */
    void ping() {
        Ending.now(socket.writePing(Buffer.buffer()));
    }

    /** Closes the socket when it lives by the session of this fingerprint. */
    void endIfOf(String sessionFingerprint) {
        String sessionId = visitor.sessionId();
        if (sessionId != null && Identities.fingerprint(sessionId).equals(sessionFingerprint)) {
            close(SESSION_ENDED);
        }
    }

    void close(short code) {
        Ending.now(socket.close(code));
    }

    private void hear(String text) {
        try {
            if (Json.decodeValue(text) instanceof JsonObject frame
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
            subscribed.onSuccess(done -> presence.active(visitor.persona(), millis.longValue()));
        }
    }

    private void subscribe(List<String> channels, @Nullable Object last) {
        long newest = last instanceof Number number ? number.longValue() : 0;
        subscribed = subscribed
                .compose(before -> stillSignedIn())
                .compose(here -> persona(channels))
                .compose(persona -> hub.subscribe(subscription, Wish.of(persona, channels), newest))
                .onFailure(this::giveUp);
    }

    private Future<Void> stillSignedIn() {
        return visitor.sessionId() == null
                ? Future.succeededFuture()
                : identities
                        .bySession(visitor.sessionId())
                        .compose(user -> user.isPresent()
                                ? Future.succeededFuture()
                                : Future.failedFuture(Refusal.sessionExpired()));
    }

    /** Whoever names a guest speaks as that guest, be somebody signed in on the same host. */
    private Future<Persona> persona(List<String> channels) {
        String token = channels.stream()
                .filter(name -> name.startsWith(GUEST_TOKEN))
                .map(name -> name.substring(GUEST_TOKEN.length()))
                .findFirst()
                .orElse(null);
        return identities
                .byGuestToken(token)
                .map(guest -> guest.<Persona>map(named -> named).orElse(visitor.persona()));
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
