package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.text;

import dev.switchboard.db.Model;

/** A message of a conversation. */
public final class MailMessage {
    /** The declaration. */
    public static final Model MODEL = Model.named("mail.message", "Mail Message")
            .with(
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
                    datetime("date").notNull());

    private MailMessage() {}
}
