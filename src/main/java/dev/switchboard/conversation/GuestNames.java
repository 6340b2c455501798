package dev.switchboard.conversation;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;

/** What guests are called. */
public final class GuestNames {
    private static final int MOST_CHARACTERS = 512;
    private static final String RENAME = """
            UPDATE mail_guest SET name = $2, write_date = now() AT TIME ZONE 'utc' WHERE id = $1 RETURNING id""";
    private static final String CHANNELS =
            "SELECT channel_id FROM discuss_channel_member WHERE guest_id = $1 ORDER BY channel_id";

    private final Log log;

    /** Stores and announces through a log. */
    public GuestNames(Log log) {
        this.log = log;
    }

    /**
     * Renames a guest, for themselves or for an administrator.
     *
     * @param guestId {@code mail.guest} id
     * @param name of 1 to 512 characters
     * @return fails with a {@link Refusal}: NOT_FOUND for everybody else, USER_ERROR for no name or too long a one
     */
    public Future<Void> rename(Persona persona, int guestId, String name) {
        boolean administrator = persona instanceof Persona.User user && user.system();
        if (!administrator && !Integer.valueOf(guestId).equals(persona.guest())) {
            return Future.failedFuture(Refusal.notFound());
        }
        return checked(name.strip()).compose(valid -> log.write(change -> rename(change, guestId, valid)));
    }

    private static Future<String> checked(String name) {
        if (name.isEmpty()) {
            return Future.failedFuture(new Refusal(Refusal.Kind.USER_ERROR, "Guest's name cannot be empty."));
        }
        return name.length() <= MOST_CHARACTERS
                ? Future.succeededFuture(name)
                : Future.failedFuture(new Refusal(Refusal.Kind.USER_ERROR, "Guest's name is too long."));
    }

    private static Future<Void> rename(Change change, int guestId, String name) {
        return change.tx()
                .run(RENAME, guestId, name)
                .compose(renamed -> Callers.guest(change.tx(), guestId))
                .map(guest -> guest.orElseThrow(Refusal::notFound))
                .compose(guest -> change.tx()
                        .list(row -> row.getInteger(0), CHANNELS, guestId)
                        .map(channels -> announced(change, guest, channels)))
                .mapEmpty();
    }

    private static PersonaView.Guest announced(Change change, PersonaView.Guest guest, List<Integer> channels) {
        Event renamed = new Event.GuestRenamed(guest);
        channels.forEach(channel -> change.announce(Topic.channel(channel), renamed));
        change.announce(Topic.guest(guest.id()), renamed);
        return guest;
    }
}
