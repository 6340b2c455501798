package dev.switchboard.model;

import static dev.switchboard.db.Field.character;
import static dev.switchboard.db.Field.datetime;
import static dev.switchboard.db.Field.integer;
import static dev.switchboard.db.Field.many2one;
import static dev.switchboard.db.Field.text;

import dev.switchboard.db.Model;

/** A message of a conversation. */
public final class MailMessage {
    /** The declaration. */
    public static final Model MODEL = Model.of(
            "mail.message",
            character("model"),
            integer("res_id"),
            many2one("author_id", "res.partner"),
            many2one("author_guest_id", "mail.guest"),
            text("body").notNull(),
            character("subject"),
            character("email_from"),
            character("message_type").notNull(),
            many2one("subtype_id", "mail.message.subtype"),
            many2one("parent_id", "mail.message"),
            datetime("pinned_at"),
            datetime("date").notNull(),
            datetime("create_date").notNull(),
            datetime("write_date").notNull());

    private MailMessage() {}
}
