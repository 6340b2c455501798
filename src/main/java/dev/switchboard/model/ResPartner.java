package dev.switchboard.model;

import static dev.switchboard.db.Field.bool;
import static dev.switchboard.db.Field.character;
import static dev.switchboard.db.Field.datetime;
import static dev.switchboard.db.Field.many2one;

import dev.switchboard.db.Model;

/** A person or a company; every user has one, and a message by a user carries it as its author. */
public final class ResPartner {
    /** The declaration. */
    public static final Model MODEL = Model.of(
            "res.partner",
            character("name").notNull(),
            character("email"),
            bool("active"),
            bool("is_company"),
            character("lang"),
            character("tz"),
            many2one("country_id", "res.country"),
            datetime("create_date").notNull(),
            datetime("write_date").notNull());

    /** OdooBot, which speaks for the system. */
    public static final int ODOOBOT = 2;

    private ResPartner() {}
}
