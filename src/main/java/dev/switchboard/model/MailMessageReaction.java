package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Grant.everything;

import dev.switchboard.db.Model;

/** An emoji that somebody put on a message. */
public final class MailMessageReaction {
    /** The declaration. */
    public static final Model MODEL = Model.view("mail.message.reaction", "Message Reaction")
            .constraint(
                    "mail_message_reaction_partner_or_guest_exists",
                    "A message reaction must be from a partner or from a guest.")
            .orderedBy("id desc")
            .with(
                    many2one("message_id", "mail.message").required().readonly(),
                    character("content").required().readonly(),
                    many2one("partner_id", "res.partner")
                            .labelled("Reacting Partner")
                            .readonly(),
                    many2one("guest_id", "mail.guest")
                            .labelled("Reacting Guest")
                            .readonly())
            .grants(everything(ResGroups.SYSTEM));

    private MailMessageReaction() {}
}
