package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.UserView;
import dev.switchboard.dialect.Wire;
import dev.switchboard.model.Persona;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The answer to {@code authenticate} and {@code get_session_info}: what a live chat server knows of it. */
final class SessionInfo {
    private SessionInfo() {}

    static JsonObject of(UserView user, JsonObject storeData) {
        CallerView caller = user.caller();
        JsonObject info = new JsonObject()
                .put("db", user.database())
                .put("server_version", "18.0")
                .put("server_version_info", JsonArray.of(18, 0, 0, "final", 0, ""))
                .put("username", user.login())
                .put("web.base.url", user.publicUrl())
                .put("websocket_worker_version", Odoo18.WEBSOCKET_VERSION)
                .put("test_mode", false)
                .put("storeData", storeData);
        if (caller.persona() instanceof Persona.User persona) {
            addRights(info, persona);
        }
        if (caller.self() instanceof PersonaView.Partner partner) {
            addName(info, partner);
        }
        info.put("user_settings", settings(caller));
        return info;
    }

    private static void addRights(JsonObject info, Persona.User user) {
        info.put("uid", user.id())
                .put("is_system", user.system())
                .put("is_admin", user.system())
                .put("is_public", false)
                .put("is_internal_user", user.internal())
                .put("user_context", JsonObject.of("lang", "en_US", "tz", "UTC", "uid", user.id()))
                .put("partner_id", user.partnerId());
    }

    private static void addName(JsonObject info, PersonaView.Partner partner) {
        info.put("name", partner.name())
                .put("partner_display_name", partner.name())
                .put("partner_write_date", Wire.time(partner.writeDate()));
    }

    private static @Nullable Object settings(CallerView caller) {
        return caller.settings() == null ? new JsonObject() : Callers.settings(caller.settings());
    }
}
