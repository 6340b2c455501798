package dev.switchboard.model;

import static dev.switchboard.db.Field.character;
import static dev.switchboard.db.Field.datetime;
import static dev.switchboard.db.Field.many2one;

import dev.switchboard.db.Model;

/** A visitor without an account. {@code access_token} holds a hash, see {@link Guests}. */
public final class MailGuest {
    /** The declaration. */
    public static final Model MODEL = Model.of(
            "mail.guest",
            character("name").notNull(),
            character("access_token").notNull(),
            character("lang"),
            character("timezone"),
            many2one("country_id", "res.country"),
            datetime("create_date").notNull(),
            datetime("write_date").notNull());

    private MailGuest() {}
}
