package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.many2one;

import dev.switchboard.db.Model;

/** Somebody who can sign in. */
public final class ResUsers {
    /** The declaration. */
    public static final Model MODEL = Model.named("res.users", "Res Users")
            .with(
                    character("login").notNull(),
                    character("password"),
                    bool("active"),
                    bool("share"),
                    many2one("partner_id", "res.partner").notNull());

    /** The first administrator. */
    public static final int ADMIN = 2;

    /** Who acts when nobody is signed in. */
    public static final int PUBLIC = 3;

    private ResUsers() {}
}
