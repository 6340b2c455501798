package dev.switchboard.model;

import static dev.switchboard.db.Fields.bool;
import static dev.switchboard.db.Fields.character;
import static dev.switchboard.db.Fields.choice;
import static dev.switchboard.db.Fields.datetime;
import static dev.switchboard.db.Fields.integer;
import static dev.switchboard.db.Fields.many2many;
import static dev.switchboard.db.Fields.many2one;
import static dev.switchboard.db.Fields.selection;
import static dev.switchboard.db.Grant.everything;
import static dev.switchboard.db.Operation.CREATE;
import static dev.switchboard.db.Operation.READ;
import static dev.switchboard.db.Operation.UNLINK;
import static dev.switchboard.db.Operation.WRITE;
import static dev.switchboard.db.RecordRule.forGroup;

import dev.switchboard.db.Model;

/** What a user chose for the web client; {@code livechat_username} is the Online Chat Name that visitors see. */
public final class ResUsersSettings {
    /** The declaration. */
    public static final Model MODEL = Model.named("res.users.settings", "User Settings")
            .constraint("res_users_settings_user_id_key", "One user should only have one user settings.")
            .constraint("res_users_settings_livechat_capacity", "A capacity cannot be negative.")
            .displayedAs("""
                    SELECT p.name FROM res_users u JOIN res_partner p ON p.id = u.partner_id WHERE u.id = @.user_id""")
            .with(
                    many2one("user_id", "res.users").required(),
                    character("livechat_username"),
                    many2many(
                                    "livechat_lang_ids",
                                    "res.lang",
                                    "res_lang_res_users_settings_rel",
                                    "res_users_settings_id",
                                    "res_lang_id")
                            .labelled("Livechat languages"),
                    many2many(
                                    "livechat_expertise_ids",
                                    "im_livechat.expertise",
                                    "im_livechat_expertise_res_users_settings_rel",
                                    "res_users_settings_id",
                                    "im_livechat_expertise_id")
                            .labelled("Live Chat Expertise")
                            .since(19),
                    bool("livechat_accepting").labelled("Takes new live chats").initially(true),
                    integer("livechat_capacity").labelled("Most live chats at a time"),
                    bool("is_discuss_sidebar_category_livechat_open")
                            .labelled("Is category livechat open")
                            .initially(true)
                            .until(17),
                    bool("is_discuss_sidebar_category_channel_open")
                            .labelled("Is discuss sidebar category channel open?")
                            .initially(true),
                    bool("is_discuss_sidebar_category_chat_open")
                            .labelled("Is discuss sidebar category chat open?")
                            .initially(true),
                    character("push_to_talk_key").labelled("Push-To-Talk shortcut"),
                    bool("use_push_to_talk").labelled("Use the push to talk feature"),
                    integer("voice_active_duration")
                            .labelled("Duration of voice activity in ms")
                            .notNull()
                            .initially(200),
                    selection("channel_notifications", choice("all", "All Messages"), choice("no_notif", "Nothing"))
                            .since(18),
                    datetime("mute_until_dt")
                            .labelled("Mute notifications until")
                            .since(18)
                            .until(18))
            .grants(everything(ResGroups.INTERNAL_USER))
            .rules(
                    forGroup(ResGroups.INTERNAL_USER, "@.user_id = :uid", READ, WRITE, CREATE, UNLINK),
                    forGroup(ResGroups.SYSTEM, "TRUE", READ, WRITE, CREATE, UNLINK));

    private ResUsersSettings() {}
}
