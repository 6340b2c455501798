package dev.switchboard.dialect;

import dev.switchboard.model.Persona;
import dev.switchboard.model.UserAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What every series tells a signed-in user of the session, in answer to {@code authenticate} and
 * {@code get_session_info}, as far as a live chat server knows it.
 */
public final class SessionInfo {
    private SessionInfo() {}

    /**
     * The description without the user's settings.
     *
     * @param dialect the series that is spoken
     */
    public static JsonObject of(UserView user, Dialect dialect) {
        CallerView caller = user.caller();
        JsonObject info = new JsonObject()
                .put("db", user.database())
                .put("server_version", dialect.series())
                .put("server_version_info", dialect.versionInfo())
                .put("username", user.account().login())
                .put("web.base.url", user.publicUrl())
                .put("websocket_worker_version", dialect.websocketVersion());
        if (caller.persona() instanceof Persona.User persona) {
            addRights(info, persona, user.account());
        }
        if (caller.self() instanceof PersonaView.Partner partner) {
            info.put("name", partner.name()).put("partner_display_name", partner.name());
        }
        return info;
    }

    private static void addRights(JsonObject info, Persona.User user, UserAccount account) {
        info.put("uid", user.id())
                .put("is_system", user.system())
                .put("is_admin", user.system())
                .put("is_public", false)
                .put("is_internal_user", user.internal())
                .put("user_context", context(user, account))
                .put("partner_id", user.partnerId());
    }

    private static JsonObject context(Persona.User user, UserAccount account) {
        return JsonObject.of("lang", account.language(), "tz", Wire.orFalse(account.timezone()), "uid", user.id());
    }

    /** The settings that every series knows. */
    public static JsonObject settings(SettingsView settings) {
        return new JsonObject()
                .put("id", settings.id())
                .put("user_id", JsonObject.of("id", settings.userId()))
                .put("is_discuss_sidebar_category_channel_open", settings.sidebarChannelOpen())
                .put("is_discuss_sidebar_category_chat_open", settings.sidebarChatOpen())
                .put("push_to_talk_key", Wire.orFalse(settings.pushToTalkKey()))
                .put("use_push_to_talk", settings.usePushToTalk())
                .put("voice_active_duration", settings.voiceActiveDuration())
                .put("livechat_username", Wire.orFalse(settings.livechatUsername()))
                .put("livechat_lang_ids", new JsonArray(settings.livechatLangIds()));
    }

    /** When the user's partner was changed, which tells a client whether its picture is a new one. */
    public static Object partnerWriteDate(CallerView caller) {
        return caller.self() instanceof PersonaView.Partner partner ? Wire.time(partner.writeDate()) : false;
    }
}
