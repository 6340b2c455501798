package dev.switchboard.model;

import static dev.switchboard.db.Field.bool;
import static dev.switchboard.db.Field.character;
import static dev.switchboard.db.Field.datetime;
import static dev.switchboard.db.Field.integer;
import static dev.switchboard.db.Field.many2one;

import dev.switchboard.db.Model;

/** What a user chose for the web client; {@code livechat_username} is the Online Chat Name that visitors see. */
public final class ResUsersSettings {
    /** The declaration. */
    public static final Model MODEL = Model.of(
            "res.users.settings",
            many2one("user_id", "res.users").notNull(),
            character("livechat_username"),
            bool("is_discuss_sidebar_category_channel_open"),
            bool("is_discuss_sidebar_category_chat_open"),
            character("push_to_talk_key"),
            bool("use_push_to_talk"),
            integer("voice_active_duration").notNull(),
            character("channel_notifications"),
            datetime("mute_until_dt"));

    private ResUsersSettings() {}
}
