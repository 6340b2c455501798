package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.read;
import static dev.switchboard.db.Operation.READ;
import static dev.switchboard.db.RecordRule.forGroup;

import dev.switchboard.db.Model;

/** What kind of thing a message is: a discussion or an internal note. */
public final class MailMessageSubtype {
    /** The declaration. */
    public static final Model MODEL = Model.named("mail.message.subtype", "Message subtypes")
            .orderedBy("sequence, id")
            .with(
                    character("name").labelled("Message Type").required().translated(),
                    text("description").translated(),
                    bool("internal").labelled("Internal Only"),
                    many2one("parent_id", "mail.message.subtype").labelled("Parent"),
                    character("relation_field").labelled("Relation field"),
                    character("res_model").labelled("Model"),
                    bool("default").inColumn("is_default").initially(true),
                    integer("sequence").initially(1),
                    bool("hidden"),
                    bool("track_recipients"))
            .grants(
                    read(ResGroups.PUBLIC),
                    read(ResGroups.PORTAL),
                    read(ResGroups.INTERNAL_USER),
                    everything(ResGroups.SYSTEM))
            .rules(
                    forGroup(ResGroups.PUBLIC, "NOT @.internal", READ),
                    forGroup(ResGroups.PORTAL, "NOT @.internal", READ),
                    forGroup(ResGroups.INTERNAL_USER, "TRUE", READ));

    /** A message of a conversation ({@code mail.mt_comment}). */
    public static final int COMMENT = 1;

    /** A note among employees ({@code mail.mt_note}). */
    public static final int NOTE = 2;

    private MailMessageSubtype() {}
}
