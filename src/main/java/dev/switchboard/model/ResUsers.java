package dev.switchboard.model;

import static dev.switchboard.db.Field.bool;
import static dev.switchboard.db.Field.character;
import static dev.switchboard.db.Field.datetime;
import static dev.switchboard.db.Field.many2one;

import dev.switchboard.db.Model;

/** Somebody who can sign in. */
public final class ResUsers {
    /** The declaration. */
    public static final Model MODEL = Model.of(
            "res.users",
            character("login").notNull(),
            character("password"),
            bool("active"),
            bool("share"),
            many2one("partner_id", "res.partner").notNull(),
            datetime("create_date").notNull(),
            datetime("write_date").notNull());

    /** The first administrator. */
    public static final int ADMIN = 2;

    /** Who acts when nobody is signed in. */
    public static final int PUBLIC = 3;

    private ResUsers() {}
}
