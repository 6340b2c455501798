package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;

import dev.switchboard.db.Model;

/** Somebody in a conversation, with what they have read of it. */
public final class DiscussChannelMember {
    /** The declaration. */
    public static final Model MODEL = Model.named("discuss.channel.member", "Discuss Channel Member")
            .with(
                    many2one("channel_id", "discuss.channel").notNull(),
                    many2one("partner_id", "res.partner"),
                    many2one("guest_id", "mail.guest"),
                    character("custom_channel_name"),
                    character("custom_notifications"),
                    datetime("mute_until_dt"),
                    character("fold_state").notNull(),
                    integer("fetched_message_id"),
                    integer("seen_message_id"),
                    integer("new_message_separator").notNull(),
                    datetime("last_seen_dt"),
                    datetime("last_interest_dt"),
                    datetime("unpin_dt"));

    private DiscussChannelMember() {}
}
