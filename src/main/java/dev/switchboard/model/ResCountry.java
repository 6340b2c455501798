package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;

import dev.switchboard.db.Model;

/** A country, by its ISO 3166 code. */
public final class ResCountry {
    /** The declaration. */
    public static final Model MODEL = Model.named("res.country", "Res Country")
            .with(character("code").notNull(), character("name").notNull());

    private ResCountry() {}
}
