package dev.switchboard.methods;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;

/**
 * What Odoo's web client opens from a live chat channel: {@code ir.actions.act_window} as 18.0 tells them
 * (golden/odoo18/12, seq 17 and 18), without views of their own.
 */
final class LivechatActions {
    private static final int SCRIPTS = 184;
    private static final int RATINGS = 185;

    private LivechatActions() {}

    /** The ratings of the channel's sessions; in 19.0, the sessions that were rated. */
    static Future<JsonObject> ratings(Records records, Model model, Arguments arguments) {
        int series = records.env().series();
        String list = series == 17 ? "tree" : "list";
        Field name = model.field("name");
        return records.one(model, arguments.id(model.name()), List.of(name))
                .map(channel -> JsonObject.of(
                        "search_default_parent_res_name", channel.values().get("name")))
                .map(context -> series >= 19
                        ? window(series, RATINGS, "im_livechat.discuss_channel_action_from_livechat_channel")
                                .put("name", "Sessions History")
                                .put("res_model", "discuss.channel")
                                .mergeIn(views(list, "form"))
                                .put("context", context.put("search_default_fiter_session_rated", "1"))
                        : window(series, RATINGS, "im_livechat.rating_rating_action_livechat")
                                .put("name", "Ratings for livechat channel")
                                .put("res_model", "rating.rating")
                                .mergeIn(views("kanban", list, "form", "graph", "pivot"))
                                .put("view_mode", "kanban,%s,graph,pivot,form".formatted(list))
                                .put(
                                        "domain",
                                        "[('parent_res_model', '=', 'im_livechat.channel'), ('consumed','=',True)]")
                                .put("context", context))
                .map(action -> action.put("display_name", action.getString("name")));
    }

    /** The channel's chatbots: the list of them, or the only one. */
    static Future<JsonObject> scripts(Records records, Model model, Arguments arguments) {
        int series = records.env().series();
        Model rules = records.model("im_livechat.channel.rule");
        JsonArray ofChannel = JsonArray.of(
                JsonArray.of("channel_id", "in", new JsonArray(arguments.ids())),
                JsonArray.of("chatbot_script_id", "!=", false));
        JsonObject action = window(series, SCRIPTS, "im_livechat.chatbot_script_action")
                .put("name", "Chatbot")
                .put("display_name", "Chatbot")
                .put("res_model", "chatbot.script")
                .mergeIn(views(series == 17 ? "tree" : "list", "form"));
        return records.searchRead(
                        rules,
                        records.domain(rules, ofChannel),
                        null,
                        0,
                        null,
                        List.of(rules.field("chatbot_script_id")))
                .map(LivechatActions::scripts)
                .map(scripts -> scripts.size() == 1
                        ? action.put("res_id", scripts.get(0)).mergeIn(views("form"))
                        : action.put("domain", JsonArray.of(JsonArray.of("id", "in", new JsonArray(scripts)))));
    }

    private static List<Integer> scripts(List<Rows.Values> rules) {
        return rules.stream()
                .flatMap(rule -> rule.pointed("chatbot_script_id").stream())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static JsonObject views(String... types) {
        JsonArray views = new JsonArray();
        List.of(types).forEach(type -> views.add(JsonArray.of(false, type)));
        return JsonObject.of("view_mode", String.join(",", types), "views", views);
    }

    private static JsonObject window(int series, int id, String name) {
        JsonObject window = new JsonObject()
                .put("id", id)
                .put("xml_id", name)
                .put("type", "ir.actions.act_window")
                .put("binding_model_id", false)
                .put("binding_type", "action")
                .put("binding_view_types", "list,form")
                .put("view_id", false)
                .put("domain", false)
                .put("context", "{}")
                .put("res_id", 0)
                .put("target", "current")
                .put("mobile_view_mode", "kanban")
                .put("limit", 80)
                .put(series >= 19 ? "group_ids" : "groups_id", new JsonArray())
                .put("search_view_id", false)
                .put("filter", false);
        return series == 17 ? window : window.put("path", false).put("embedded_action_ids", new JsonArray());
    }
}
