package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.SettingsView;
import dev.switchboard.dialect.Store;
import dev.switchboard.dialect.Wire;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a client learns of itself and the system when it starts. */
final class Callers {
    /** The web client's own action; it only has to be a number. */
    private static final int DISCUSS_ACTION = 1;

    private Callers() {}

    static void add(Store store, CallerView caller) {
        boolean livechat = caller.persona() instanceof Persona.User user && user.livechat();
        store.global("action_discuss_id", DISCUSS_ACTION)
                .global("channel_types_with_seen_infos", JsonArray.of("chat", "group", "livechat"))
                .global("hasGifPickerFeature", false)
                .global("hasLinkPreviewFeature", true)
                .global("hasMessageTranslationFeature", false)
                .global("has_access_livechat", livechat)
                .global("internalUserGroupId", ResGroups.INTERNAL_USER)
                .global("mt_comment_id", MailMessageSubtype.COMMENT)
                .global("odoobot", Records.reference(caller.odoobot()));
        addOdoobot(store, caller);
        if (caller.self() instanceof PersonaView.Guest guest) {
            store.global("self", Records.reference(guest)).add(Records.GUEST, Records.guest(guest));
        } else if (caller.self() instanceof PersonaView.Partner partner) {
            store.global("self", Records.reference(partner)).add(Records.PARTNER, self(partner, caller));
        }
        if (caller.settings() != null) {
            store.global("settings", settings(caller.settings()));
        }
    }

    private static void addOdoobot(Store store, CallerView caller) {
        PersonaView.Partner odoobot = caller.odoobot();
        JsonObject record = JsonObject.of(
                "id", odoobot.id(),
                "active", odoobot.active(),
                "im_status", odoobot.imStatus(),
                "isInternalUser", odoobot.internal(),
                "is_company", odoobot.company(),
                "name", odoobot.name(),
                "userId", Wire.orFalse(odoobot.userId()),
                "write_date", Wire.time(odoobot.writeDate()));
        if (caller.persona().employee()) {
            record.put("email", Wire.orFalse(odoobot.email()));
        }
        store.add(Records.PARTNER, record);
    }

    private static JsonObject self(PersonaView.Partner partner, CallerView caller) {
        return JsonObject.of(
                "id", partner.id(),
                "active", partner.active(),
                "isAdmin", caller.persona() instanceof Persona.User user && user.system(),
                "isInternalUser", partner.internal(),
                "name", partner.name(),
                "notification_preference", "email",
                "userId", Wire.orFalse(partner.userId()),
                "write_date", Wire.time(partner.writeDate()));
    }

    static JsonObject settings(SettingsView settings) {
        return new JsonObject()
                .put("id", settings.id())
                .put("user_id", JsonObject.of("id", settings.userId()))
                .put("is_discuss_sidebar_category_channel_open", settings.sidebarChannelOpen())
                .put("is_discuss_sidebar_category_chat_open", settings.sidebarChatOpen())
                .put("push_to_talk_key", Wire.orFalse(settings.pushToTalkKey()))
                .put("use_push_to_talk", settings.usePushToTalk())
                .put("voice_active_duration", settings.voiceActiveDuration())
                .put("channel_notifications", Wire.orFalse(settings.channelNotifications()))
                .put("mute_until_dt", Wire.time(settings.mutedUntil()))
                .put("livechat_username", Wire.orFalse(settings.livechatUsername()))
                .put("livechat_lang_ids", new JsonArray())
                .put("volumes", Wire.addNothing());
    }
}
