package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.many2one;

import dev.switchboard.db.Model;

/** A person or a company; every user has one, and a message by a user carries it as its author. */
public final class ResPartner {
    /** The declaration. */
    public static final Model MODEL = Model.named("res.partner", "Res Partner")
            .with(
                    character("name").notNull(),
                    character("email"),
                    bool("active"),
                    bool("is_company"),
                    character("lang"),
                    character("tz"),
                    many2one("country_id", "res.country"));

    /** OdooBot, which speaks for the system. */
    public static final int ODOOBOT = 2;

    private ResPartner() {}
}
