package dev.switchboard.rpc;

import dev.switchboard.conversation.Housekeeping;
import dev.switchboard.conversation.MissedNotifications;
import dev.switchboard.dialect.Wire;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.Secrets;
import dev.switchboard.presence.PresenceSignals;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What clients call beside their websocket, or in its place (Odoo: bus/controllers/websocket.py and main.py). */
public final class WebsocketRoutes {
    private static final long COOKIE_SECONDS = 7L * 24 * 3600;

    /** What the session id of a stranger who polls begins with; it opens nothing. */
    private static final String POLLING = "polling-";

    private final MissedNotifications missed;
    private final PresenceSignals presence;
    private final Housekeeping housekeeping;
    private final String databaseName;

    /**
     * Makes the routes.
     *
     * @param databaseName what stands before every channel
     */
    public WebsocketRoutes(
            MissedNotifications missed, PresenceSignals presence, Housekeeping housekeeping, String databaseName) {
        this.missed = missed;
        this.presence = presence;
        this.housekeeping = housekeeping;
        this.databaseName = databaseName;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.open(
                                "/websocket/peek_notifications",
                                "WebsocketController.peek_notifications",
                                List.of("channels", "last"),
                                this::peek)
                        .forAnyOrigin(),
                Route.open(
                                "/websocket/update_bus_presence",
                                "WebsocketController.update_bus_presence",
                                List.of("inactivity_period", "im_status_ids_by_model"),
                                this::updatePresence)
                        .forAnyOrigin(),
                Route.open("/websocket/on_closed", "WebsocketController.on_websocket_closed", List.of(), this::closed)
                        .forAnyOrigin(),
                Route.open(
                        "/bus/has_missed_notifications",
                        "BusController.has_missed_notifications",
                        List.of("last_notification_id"),
                        this::hasMissed),
                Route.open(
                        "/bus/get_autovacuum_info", "BusController.get_autovacuum_info", List.of(), this::autovacuum));
    }

    private Future<Answer> peek(Call call) {
        boolean first = call.params().truthy("is_first_poll");
        if (!first) {
            requirePolling(call);
        }
        return missed.since(
                        call.persona(),
                        names(call.params().list("channels")),
                        call.params().integer("last"),
                        call.visitorDialect())
                .map(this::answer)
                .map(answer -> first && !(call.persona() instanceof Persona.User) ? marked(answer) : answer);
    }

    private static List<String> names(List<Object> channels) {
        if (channels.stream().allMatch(String.class::isInstance)) {
            return channels.stream().map(String.class::cast).toList();
        }
        throw new Refusal(Refusal.Kind.VALUE_ERROR, "bus.Bus only string channels are allowed.");
    }

    private Answer answer(MissedNotifications.Answer found) {
        JsonArray channels = new JsonArray();
        found.channels().forEach(parts -> channels.add(withDatabase(parts)));
        return Answer.of(JsonObject.of("channels", channels, "notifications", found.notifications()));
    }

    private JsonArray withDatabase(List<Object> parts) {
        return JsonArray.of(databaseName).addAll(new JsonArray(parts));
    }

    /** By its session a client notices that it was signed out; strangers are given one for that purpose. */
    private static void requirePolling(Call call) {
        String sessionId = call.sessionId();
        if (!(call.persona() instanceof Persona.User) && !isPolling(sessionId)) {
            throw new Refusal(Refusal.Kind.SESSION_EXPIRED, "");
        }
    }

    private static boolean isPolling(@Nullable String sessionId) {
        return sessionId != null && sessionId.startsWith(POLLING);
    }

    private static Answer marked(Answer answer) {
        return answer.with(new Answer.Cookie("session_id", POLLING + Secrets.sessionId(), COOKIE_SECONDS));
    }

    private Future<Answer> updatePresence(Call call) {
        requirePolling(call);
        presence.active(call.persona(), call.params().integer("inactivity_period"));
        return Future.succeededFuture(Answer.of(new JsonObject()));
    }

    private Future<Answer> closed(Call call) {
        presence.left(call.persona());
        return Future.succeededFuture(Answer.nothing());
    }

    private Future<Answer> hasMissed(Call call) {
        return missed.beyondRecall(call.params().integer("last_notification_id"))
                .map(Answer::of);
    }

    private Future<Answer> autovacuum(Call call) {
        return housekeeping
                .times()
                .map(times -> Answer.of(JsonObject.of(
                        "id", 1, "lastcall", Wire.time(times.last()), "nextcall", Wire.time(times.next()))));
    }
}
