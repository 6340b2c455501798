package dev.switchboard.model;

import static dev.switchboard.db.Fields.character;

import dev.switchboard.db.Model;

/** A live chat channel: what the widget shows, and who answers. */
public final class ImLivechatChannel {
    /** The declaration. */
    public static final Model MODEL = Model.named("im_livechat.channel", "Im Livechat Channel")
            .with(
                    character("name").notNull(),
                    character("button_text"),
                    character("default_message"),
                    character("input_placeholder"),
                    character("header_background_color"),
                    character("title_color"),
                    character("button_background_color"),
                    character("button_text_color"));

    /** The channel that is there from the first start. */
    public static final int FIRST = 1;

    private ImLivechatChannel() {}
}
