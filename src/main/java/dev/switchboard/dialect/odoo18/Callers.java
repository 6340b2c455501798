package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.SessionInfo;
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

    static void add(Store store, CallerView caller, boolean linkPreviews) {
        boolean livechat = caller.persona() instanceof Persona.User user && user.livechat();
        store.global("action_discuss_id", DISCUSS_ACTION)
                .global("channel_types_with_seen_infos", JsonArray.of("chat", "group", "livechat"))
                .global("hasGifPickerFeature", false)
                .global("hasLinkPreviewFeature", linkPreviews)
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
            store.global("settings", settings(caller));
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

    /** Empty for who has no settings. */
    static JsonObject settings(CallerView caller) {
        SettingsView settings = caller.settings();
        return settings == null
                ? new JsonObject()
                : SessionInfo.settings(settings)
                        .put("channel_notifications", Wire.orFalse(settings.channelNotifications()))
                        .put("mute_until_dt", Wire.time(settings.mutedUntil()))
                        .put("volumes", Wire.addNothing());
    }
}
