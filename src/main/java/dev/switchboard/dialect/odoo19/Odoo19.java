package dev.switchboard.dialect.odoo19;

import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.SessionInfo;
import dev.switchboard.dialect.SettingsView;
import dev.switchboard.dialect.UserView;
import dev.switchboard.dialect.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What Odoo 19.0 says. */
public final class Odoo19 implements Dialect {
    @Override
    public int number() {
        return 19;
    }

    @Override
    public String websocketVersion() {
        return "19.0-2";
    }

    @Override
    public int errorCode() {
        return 0;
    }

    @Override
    public String invalidField(String model, String field) {
        return "Invalid field '%s' on '%s'".formatted(field, model);
    }

    @Override
    public String invalidFieldInLeaf(String model, String field, String leaf) {
        return "Invalid field %s.%s in condition %s".formatted(model, field, leaf);
    }

    @Override
    public String missingValue(String model, String modelLabel, String field, String fieldLabel) {
        return """
                The operation cannot be completed: Missing required value for the field '%s' (%s).
                Model: '%s' (%s)
                - create/update: a mandatory field is not set
                - delete: another model requires the record being deleted, you can archive it instead
                """.formatted(fieldLabel, field, modelLabel, model);
    }

    @Override
    public JsonObject sessionInfo(UserView user) {
        return SessionInfo.of(user, this)
                .put("partner_write_date", SessionInfo.partnerWriteDate(user.caller()))
                .put("test_mode", false)
                .put("user_settings", settings(user.caller()));
    }

    private static JsonObject settings(CallerView caller) {
        SettingsView settings = caller.settings();
        return settings == null
                ? new JsonObject()
                : SessionInfo.settings(settings)
                        .put("channel_notifications", Wire.orFalse(settings.channelNotifications()))
                        .put("embedded_actions_config_ids", new JsonObject())
                        .put("livechat_expertise_ids", new JsonArray(settings.livechatExpertiseIds()))
                        .put("volumes", Wire.addNothing());
    }
}
