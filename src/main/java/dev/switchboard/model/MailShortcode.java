package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;

import dev.switchboard.db.Model;

/** What 17 calls a canned response, which there belongs to everybody. */
public final class MailShortcode {
    /** The declaration. */
    public static final Model MODEL = Model.named("mail.shortcode", "Canned Response / Shortcode")
            .until(17)
            .inTable("mail_canned_response")
            .with(
                    character("source").labelled("Shortcut").required(),
                    text("substitution").required(),
                    character("description"),
                    datetime("last_used"))
            .grants(everything(ResGroups.INTERNAL_USER), read(ResGroups.PORTAL));

    private MailShortcode() {}
}
