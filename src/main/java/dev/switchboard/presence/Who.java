package dev.switchboard.presence;

import dev.switchboard.bus.Topic;
import dev.switchboard.dialect.Event;
import dev.switchboard.model.Persona;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody whose presence is followed: a user with their partner, or a guest. */
record Who(
        @Nullable Integer userId,
        @Nullable Integer partnerId,
        @Nullable Integer guestId) {

    /** A persona's presence; strangers have none. */
    static Optional<Who> of(Persona persona) {
        if (persona instanceof Persona.User user) {
            return Optional.of(new Who(user.id(), user.partnerId(), null));
        }
        return persona instanceof Persona.Guest guest ? Optional.of(new Who(null, null, guest.id())) : Optional.empty();
    }

    static Who of(JsonObject json) {
        return new Who(json.getInteger("user"), json.getInteger("partner"), json.getInteger("guest"));
    }

    JsonObject toJson() {
        return JsonObject.of("user", userId, "partner", partnerId, "guest", guestId);
    }

    /** The topic on which others follow this presence. */
    String topic() {
        return Topic.presenceOf(partnerId != null ? Topic.partner(partnerId) : Topic.guest(guest()));
    }

    Event changedTo(String status) {
        return new Event.PresenceChanged(partnerId, guestId, status);
    }

    private int guest() {
        if (guestId == null) {
            throw new IllegalStateException("neither a partner nor a guest");
        }
        return guestId;
    }
}
