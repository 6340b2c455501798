package dev.switchboard.methods;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Environment;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import dev.switchboard.records.Shape;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What a page needs to know of a live chat channel, as a script asks for it. */
final class LivechatInfo {
    private static final List<String> LOOKS = List.of(
            "header_background_color",
            "button_background_color",
            "title_color",
            "button_text_color",
            "button_text",
            "input_placeholder",
            "default_message",
            "review_link");
    private static final String NAME = "name";
    private static final String SCRIPTS = "chatbot_script_count";
    private static final String OPERATORS = "available_operator_ids";

    private LivechatInfo() {}

    /** {@code {"available", "server_url", "websocket_worker_version", "options"}}; options only when available. */
    static Future<JsonObject> of(Records records, Model model, Arguments arguments) {
        List<Field> looks = looks(model);
        List<Field> fields = new ArrayList<>(looks);
        List.of(NAME, SCRIPTS, OPERATORS).forEach(name -> fields.add(model.field(name)));
        String asked = arguments.textOrNull("username");
        String username = asked == null ? "Visitor" : asked;
        return records.one(model, arguments.id(model.name()), fields)
                .map(channel -> info(records.env(), channel, options(channel, looks, username)));
    }

    /** Those that the caller's series has. */
    private static List<Field> looks(Model model) {
        return LOOKS.stream().flatMap(name -> model.find(name).stream()).toList();
    }

    private static JsonObject options(Rows.Values channel, List<Field> looks, String username) {
        JsonObject options = new JsonObject();
        looks.forEach(field ->
                options.put(field.name(), Shape.of(field, channel.values().get(field.name()), false)));
        return options.put("channel_name", channel.values().get(NAME))
                .put("channel_id", channel.id())
                .put("default_username", username);
    }

    private static JsonObject info(Environment env, Rows.Values channel, JsonObject options) {
        Object available = available(channel);
        JsonObject info =
                JsonObject.of("available", available, "server_url", env.server().baseUrl(env.series()));
        boolean oldest = env.series() == 17;
        (oldest ? options : info).put("websocket_worker_version", env.dialect().websocketVersion());
        if (oldest) {
            options.put("current_partner_id", env.user().partnerId());
        }
        return Python.truthy(available) ? info.put("options", options) : info;
    }

    /** The number of chatbots where there are any, as Odoo has it; otherwise whether an operator is there. */
    private static Object available(Rows.Values channel) {
        Object scripts = channel.values().get(SCRIPTS);
        boolean operators = channel.values().get(OPERATORS) instanceof List<?> ids && !ids.isEmpty();
        return scripts instanceof Integer count && count > 0 ? count : (Object) operators;
    }
}
