package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.text;

import dev.switchboard.db.Model;

/** A conversation; a live chat session has {@code channel_type} {@value #LIVECHAT}. */
public final class DiscussChannel {
    /** The declaration. */
    public static final Model MODEL = Model.named("discuss.channel", "Discuss Channel")
            .with(
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
                    many2one("livechat_operator_id", "res.partner"));

    /** The channel type of a live chat session. */
    public static final String LIVECHAT = "livechat";

    private DiscussChannel() {}
}
