package dev.switchboard.dialect.odoo17;

import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.SessionInfo;
import dev.switchboard.dialect.SettingsView;
import dev.switchboard.dialect.UserView;
import dev.switchboard.dialect.Wire;
import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What Odoo 17.0 says. */
public final class Odoo17 implements Dialect {
    @Override
    public int number() {
        return 17;
    }

    @Override
    public String websocketVersion() {
        return "17.0-1";
    }

    @Override
    public JsonObject sessionInfo(UserView user) {
        JsonObject info = SessionInfo.of(user, this).put("user_settings", settings(user.caller()));
        return info.put("user_id", JsonArray.of(info.getValue("uid")))
                .put("notification_type", user.account().notificationType());
    }

    private static JsonObject settings(CallerView caller) {
        SettingsView settings = caller.settings();
        return settings == null
                ? new JsonObject()
                : SessionInfo.settings(settings)
                        .put("is_discuss_sidebar_category_livechat_open", settings.sidebarLivechatOpen())
                        .put("volume_settings_ids", Wire.addNothing());
    }

    @Override
    public String notStored(String model, String field) {
        return "Cannot convert field %s.%s to SQL".formatted(model, field);
    }

    @Override
    public Refusal unknownModel(String model) {
        return new Refusal(Refusal.Kind.KEY_ERROR, model);
    }
}
