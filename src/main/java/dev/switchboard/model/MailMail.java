package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.many2oneReference;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;

import dev.switchboard.db.Model;

/** A mail on its way to a mail server. One that waits for another try is outgoing and knows why it failed last. */
public final class MailMail {
    /** The declaration. */
    public static final Model MODEL = Model.named("mail.mail", "Outgoing Mails")
            .calledBy("subject")
            .orderedBy("id desc")
            .with(
                    character("message_id").labelled("Message-Id").required(),
                    character("model").labelled("Related Document Model"),
                    many2oneReference("res_id").labelled("Related Document ID"),
                    character("subject"),
                    character("email_from").labelled("From"),
                    text("email_to").labelled("To"),
                    many2one("author_id", "res.partner").labelled("Author"),
                    text("body_html").labelled("Text Contents"),
                    selection(
                                    "state",
                                    choice("outgoing", "Outgoing"),
                                    choice("sent", "Sent"),
                                    choice("received", "Received"),
                                    choice("exception", "Delivery Failed"),
                                    choice("cancel", "Cancelled"))
                            .labelled("Status")
                            .required()
                            .initially("outgoing"),
                    selection(
                            "failure_type",
                            choice("unknown", "Unknown error"),
                            choice("mail_email_invalid", "Invalid email address"),
                            choice("mail_email_missing", "Missing email"),
                            choice("mail_from_invalid", "Invalid from address"),
                            choice("mail_from_missing", "Missing from address"),
                            choice("mail_smtp", "Connection failed (outgoing mail server problem)")),
                    text("failure_reason"),
                    bool("auto_delete"),
                    datetime("scheduled_date").labelled("Scheduled Send Date"))
            .grants(everything(ResGroups.SYSTEM));

    private MailMail() {}
}
