package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2one;

import dev.switchboard.db.Model;

/** What a user chose for the web client; {@code livechat_username} is the Online Chat Name that visitors see. */
public final class ResUsersSettings {
    /** The declaration. */
    public static final Model MODEL = Model.named("res.users.settings", "Res Users Settings")
            .with(
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
