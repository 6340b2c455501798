package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Fields.text;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Grant.readUnlink;

import dev.switchboard.db.Model;

/** Another server that is told what happens in conversations, and what it is told. Odoo has nothing like it. */
public final class SwitchboardWebhook {
    /** The declaration. */
    public static final Model MODEL = Model.named("switchboard.webhook", "Webhook")
            .with(
                    character("name").required(),
                    character("url").labelled("URL").required(),
                    character("secret").required().notCopied(),
                    bool("active").initially(true),
                    bool("on_opened").labelled("A Session Opened").initially(true),
                    bool("on_message").labelled("A Message Was Posted").initially(true),
                    bool("on_rated").labelled("A Session Was Rated").initially(true),
                    bool("on_closed").labelled("A Session Closed").initially(true),
                    bool("on_lead").labelled("An Operator Asked for a Lead").initially(true),
                    bool("on_ticket").labelled("An Operator Asked for a Ticket").initially(true),
                    integer("failures").readonly().notNull().notCopied(),
                    datetime("failing_since").readonly().notCopied(),
                    datetime("retry_date").readonly().notCopied())
            .grants(everything(ResGroups.LIVECHAT_MANAGER), everything(ResGroups.SYSTEM));

    /** What one webhook is told of one event. An {@code exception} is a dead letter, which is sent only when replayed. */
    public static final Model DELIVERY = Model.named("switchboard.webhook.delivery", "Webhook Delivery")
            .calledBy("uuid")
            .orderedBy("id desc")
            .with(
                    many2one("webhook_id", "switchboard.webhook").required(),
                    character("uuid").labelled("Webhook-Id").required(),
                    character("event").required(),
                    many2one("channel_id", "discuss.channel").labelled("Session"),
                    text("body").required(),
                    selection(
                                    "state",
                                    choice("outgoing", "Outgoing"),
                                    choice("sending", "Being Sent"),
                                    choice("sent", "Sent"),
                                    choice("exception", "Delivery Failed"))
                            .labelled("Status")
                            .required(),
                    integer("attempts").notNull(),
                    integer("status_code"),
                    text("failure_reason"),
                    datetime("scheduled_date").notNull())
            .grants(readUnlink(ResGroups.LIVECHAT_MANAGER), readUnlink(ResGroups.SYSTEM));

    private SwitchboardWebhook() {}
}
