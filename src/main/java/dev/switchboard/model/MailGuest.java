package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.many2one;

import dev.switchboard.db.Model;

/** A visitor without an account. {@code access_token} holds a hash, see {@link Guests}. */
public final class MailGuest {
    /** The declaration. */
    public static final Model MODEL = Model.named("mail.guest", "Mail Guest")
            .with(
                    character("name").notNull(),
                    character("access_token").notNull(),
                    character("lang"),
                    character("timezone"),
                    many2one("country_id", "res.country"));

    private MailGuest() {}
}
