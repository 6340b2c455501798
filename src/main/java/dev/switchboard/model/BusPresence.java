package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.many2one;

import dev.switchboard.db.Model;

/** Whether a user or guest is online, away or offline, and when they were last heard of. */
public final class BusPresence {
    /** The declaration. */
    public static final Model MODEL = Model.view("bus.presence", "Bus Presence")
            .with(
                    many2one("user_id", "res.users"),
                    many2one("guest_id", "mail.guest"),
                    character("status").notNull(),
                    datetime("last_poll").notNull(),
                    datetime("last_presence").notNull());

    private BusPresence() {}
}
