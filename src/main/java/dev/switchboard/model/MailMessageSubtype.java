package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;

import dev.switchboard.db.Model;

/** What kind of thing a message is: a discussion or an internal note. */
public final class MailMessageSubtype {
    /** The declaration. */
    public static final Model MODEL = Model.named("mail.message.subtype", "Mail Message Subtype")
            .with(character("name").notNull(), bool("internal"));

    /** A message of a conversation ({@code mail.mt_comment}). */
    public static final int COMMENT = 1;

    /** A note among employees ({@code mail.mt_note}). */
    public static final int NOTE = 2;

    private MailMessageSubtype() {}
}
