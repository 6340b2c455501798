package dev.switchboard.dialect.odoo18;

import dev.switchboard.dialect.LoaderView;
import dev.switchboard.dialect.Wire;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;

/** The script behind {@code /im_livechat/loader/<id>}: it tells the page, and whichever widget, of the channel. */
final class Loader {
    private static final String SCRIPT = """
            window.odoo = window.odoo || {};
            odoo.__session_info__ = Object.assign(odoo.__session_info__ || {}, {
                websocket_worker_version: %s,
                livechatData: {
                    isAvailable: %s,
                    serverUrl: %s,
                    options: %s,
                },
            });
            """;

    private Loader() {}

    static String script(LoaderView loader) {
        LoaderView.Looks channel = loader.channel();
        JsonObject options = channel == null ? new JsonObject() : options(channel);
        return SCRIPT.formatted(
                literal(Odoo18.WEBSOCKET_VERSION),
                channel != null && channel.available(),
                literal(loader.serverUrl()),
                literal(options));
    }

    private static JsonObject options(LoaderView.Looks channel) {
        return new JsonObject()
                .put("header_background_color", Wire.orFalse(channel.headerBackgroundColor()))
                .put("button_background_color", Wire.orFalse(channel.buttonBackgroundColor()))
                .put("title_color", Wire.orFalse(channel.titleColor()))
                .put("button_text_color", Wire.orFalse(channel.buttonTextColor()))
                .put("button_text", Wire.orFalse(channel.buttonText()))
                .put("input_placeholder", Wire.orFalse(channel.inputPlaceholder()))
                .put("default_message", Wire.orFalse(channel.defaultMessage()))
                .put("channel_name", channel.name())
                .put("channel_id", channel.id())
                .put("default_username", channel.username());
    }

    /** JSON that is safe in a script: no {@code <} that could end it, no line end that older engines choke on. */
    private static String literal(Object value) {
        return Json.encode(value)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
