package dev.switchboard.presence;

import dev.switchboard.model.Persona;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;

/** How sockets tell the presence of those behind them. Strangers are passed over. */
public final class PresenceSignals {
    static final String ADDRESS = "switchboard.presence";
    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

    private final EventBus eventBus;

    /** Signals over a node's event bus. */
    public PresenceSignals(EventBus eventBus) {
        this.eventBus = eventBus;
    }

    /** A socket was opened. */
    public void opened(Persona persona) {
        send(persona, "opened", 0);
    }

    /**
     * A client said how long nobody has touched it.
     *
     * @param inactivityMillis milliseconds
     */
    public void active(Persona persona, long inactivityMillis) {
        send(persona, "active", inactivityMillis);
    }

    /** A socket was closed. */
    public void closed(Persona persona) {
        send(persona, "closed", 0);
    }

    /** A client without a websocket goes away. Whoever still has a socket stays. */
    public void left(Persona persona) {
        send(persona, "left", 0);
    }

    private void send(Persona persona, String signal, long inactivityMillis) {
        Who.of(persona)
                .map(who -> JsonObject.of("who", who.toJson(), "signal", signal, "inactivity", inactivityMillis))
                .ifPresent(message -> eventBus.send(ADDRESS, message, LOCAL));
    }
}
