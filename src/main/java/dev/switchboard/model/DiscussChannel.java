package dev.switchboard.model;

import static dev.switchboard.db.Field.bool;
import static dev.switchboard.db.Field.character;
import static dev.switchboard.db.Field.datetime;
import static dev.switchboard.db.Field.many2one;
import static dev.switchboard.db.Field.text;

import dev.switchboard.db.Model;

/** A conversation; a live chat session has {@code channel_type} {@value #LIVECHAT}. */
public final class DiscussChannel {
    /** The declaration. */
    public static final Model MODEL = Model.of(
            "discuss.channel",
            character("name").notNull(),
            character("uuid").notNull(),
            character("channel_type").notNull(),
            text("description"),
            bool("active"),
            bool("allow_public_upload"),
            datetime("last_interest_dt"),
            character("anonymous_name"),
            many2one("country_id", "res.country"),
            bool("livechat_active"),
            many2one("livechat_channel_id", "im_livechat.channel"),
            many2one("livechat_operator_id", "res.partner"),
            many2one("create_uid", "res.users"),
            datetime("create_date").notNull(),
            datetime("write_date").notNull());

    /** The channel type of a live chat session. */
    public static final String LIVECHAT = "livechat";

    private DiscussChannel() {}
}
