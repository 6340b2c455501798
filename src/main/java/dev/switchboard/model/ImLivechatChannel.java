package dev.switchboard.model;

import static dev.switchboard.db.Field.character;
import static dev.switchboard.db.Field.datetime;
import static dev.switchboard.db.Field.many2one;

import dev.switchboard.db.Model;

/** A live chat channel: what the widget shows, and who answers. */
public final class ImLivechatChannel {
    /** The declaration. */
    public static final Model MODEL = Model.of(
            "im_livechat.channel",
            character("name").notNull(),
            character("button_text"),
            character("default_message"),
            character("input_placeholder"),
            character("header_background_color"),
            character("title_color"),
            character("button_background_color"),
            character("button_text_color"),
            many2one("create_uid", "res.users"),
            datetime("create_date").notNull(),
            datetime("write_date").notNull());

    /** The channel that is there from the first start. */
    public static final int FIRST = 1;

    private ImLivechatChannel() {}
}
