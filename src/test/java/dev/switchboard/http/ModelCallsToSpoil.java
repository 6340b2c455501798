package dev.switchboard.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Calls of model methods that make sense, of every kind that there is. */
final class ModelCallsToSpoil {
    private static final String READS = """
            ["im_livechat.channel", "search", [[["name", "ilike", "a"]]], {"order": "name desc", "limit": 3, "context": {"lang": "en_US", "tz": "UTC"}}]
            ["discuss.channel", "search", [["|", ["livechat_channel_id.name", "=", "x"], ["channel_member_ids", "any", [["partner_id", "=", 3]]]]], {}]
            ["discuss.channel", "search_read", [[["channel_type", "=", "livechat"]], ["name", "livechat_operator_id"], 0, 5, "name, id desc"], {}]
            ["mail.message", "search_read", [], {"domain": [["date", ">=", "2026-01-01"], ["res_id", "in", [1, 2]]], "fields": ["body", "author_id"], "limit": 2}]
            ["mail.message", "search", [[["parent_id", "child_of", [1]], ["body", "=like", "%a%"]]], {"context": {"active_test": false}}]
            ["rating.rating", "search_count", [[["rating", ">=", 3.5], ["consumed", "=", true]]], {"limit": 10}]
            ["discuss.channel.member", "search_count", [[["last_seen_dt", "<", "2026-01-01 10:00:00"]]], {}]
            ["im_livechat.channel", "read", [[1], ["name", "user_ids", "rule_ids"]], {"load": "_classic_read"}]
            ["res.users", "read", [[2], ["login", "name"]], {}]
            ["res.partner", "name_search", [], {"name": "a", "args": [["active", "=", true]], "operator": "ilike", "limit": 5}]
            ["rating.rating", "read_group", [[["rating", ">", 0]], ["rating:avg"], ["rated_partner_id", "create_date:month"]], {"lazy": false, "orderby": "rated_partner_id", "limit": 3, "offset": 0}]
            ["discuss.channel", "read_group", [], {"domain": [], "fields": ["id"], "groupby": ["livechat_channel_id"]}]
            ["discuss.channel", "web_read_group", [], {"domain": [], "fields": ["id:count"], "groupby": ["create_date:week"], "limit": 5}]
            ["discuss.channel", "web_search_read", [], {"domain": [], "specification": {"name": {}, "livechat_channel_id": {"fields": {"name": {}}}, "channel_member_ids": {"fields": {"partner_id": {}}, "limit": 2, "order": "id desc"}}, "limit": 5, "offset": 0, "order": "id", "count_limit": 100}]
            ["im_livechat.channel", "web_read", [[1]], {"specification": {"name": {}, "user_ids": {"fields": {"login": {}}, "context": {"active_test": false}}}}]
            ["im_livechat.channel", "fields_get", [["name"], ["string", "type"]], {}]
            ["im_livechat.channel", "default_get", [["name", "user_ids"]], {"context": {"default_name": "x"}}]
            ["im_livechat.channel", "get_metadata", [[1]], {}]
            ["im_livechat.channel", "check_access_rights", ["write"], {"raise_exception": false}]
            ["im_livechat.channel", "has_access", [[1], "read"], {}]
            ["im_livechat.channel", "exists", [[1, 99]], {}]
            ["im_livechat.channel", "onchange", [[], {"name": "x"}, ["name"], {"name": {}, "rule_ids": {"fields": {"action": {}}}}], {}]
            ["ir.model.fields", "search_read", [[["model", "=", "res.users"]], ["name"]], {"limit": 3}]
            """;

    private static final String WRITES = """
            ["im_livechat.channel", "create", [{"name": "x", "rule_ids": [[0, 0, {"regex_url": "/", "action": "auto_popup", "country_ids": [[6, 0, [1]]]}]], "user_ids": [[4, 2]]}], {}]
            ["im_livechat.channel", "create", [[{"name": "x"}, {"name": "y", "user_ids": [[6, 0, [2]]]}]], {}]
            ["im_livechat.channel", "write", [[1], {"name": "x", "header_background_color": "#fff", "rule_ids": [[5], [0, 0, {"sequence": 3}]]}], {"context": {"lang": "en_US"}}]
            ["im_livechat.channel", "web_save", [[], {"name": "x", "user_ids": [[4, 2]]}], {"specification": {"name": {}}}]
            ["im_livechat.channel", "copy", [[1], {"name": "y"}], {}]
            ["im_livechat.channel", "unlink", [[77]], {}]
            ["im_livechat.channel", "name_create", ["x"], {}]
            ["im_livechat.channel", "web_resequence", [[1], {}], {"field_name": "sequence", "offset": 1}]
            ["chatbot.script", "create", [{"title": "x", "script_step_ids": [[0, 0, {"message": "m", "step_type": "question_selection", "answer_ids": [[0, 0, {"name": "a"}]]}]]}], {}]
            ["chatbot.script.step", "write", [[1], {"sequence": 2, "triggering_answer_ids": [[6, 0, []]]}], {}]
            ["mail.canned.response", "create", [{"source": "hi", "substitution": "Hello", "group_ids": [[4, 1]]}], {}]
            ["rating.rating", "create", [{"res_model": "discuss.channel", "res_id": 1, "rating": 5, "feedback": "x", "consumed": true}], {}]
            ["rating.rating", "write", [[1], {"rating": 3.5}], {}]
            ["discuss.channel", "create", [{"name": "x", "channel_type": "channel", "channel_member_ids": [[0, 0, {"partner_id": 3}]]}], {}]
            ["discuss.channel", "write", [[1], {"name": "x", "description": "d"}], {}]
            ["discuss.channel", "message_post", [[1]], {"body": "x", "message_type": "comment", "subtype_xmlid": "mail.mt_comment", "attachment_ids": [], "partner_ids": [3]}]
            ["discuss.channel", "channel_fetched", [[1]], {}]
            ["discuss.channel", "channel_pin", [[1]], {"pinned": true}]
            ["discuss.channel", "channel_rename", [[1]], {"name": "x"}]
            ["discuss.channel", "execute_command_help", [[1]], {"body": "/help"}]
            ["discuss.channel.member", "write", [[1], {"custom_channel_name": "x", "mute_until_dt": "2026-01-01 00:00:00"}], {}]
            ["mail.message", "create", [{"model": "discuss.channel", "res_id": 1, "body": "<p>x</p>", "date": "2026-01-01 00:00:00", "partner_ids": [[6, 0, [3]]]}], {}]
            ["mail.message", "toggle_message_starred", [[1]], {}]
            ["res.partner", "create", [{"name": "x", "email": "a@example.com", "parent_id": 1, "tz": "UTC"}], {}]
            ["res.users.settings", "set_res_users_settings", [[1]], {"new_settings": {"livechat_username": "x"}}]
            ["im_livechat.channel", "action_join", [[1]], {}]
            """;

    private ModelCallsToSpoil() {}

    static List<HostileCalls.Call> reads() {
        return calls(READS);
    }

    static List<HostileCalls.Call> writes() {
        return calls(WRITES);
    }

    private static List<HostileCalls.Call> calls(String lines) {
        List<HostileCalls.Call> calls = new ArrayList<>();
        lines.lines().map(JsonArray::new).forEach(call -> calls.add(call(call)));
        return calls;
    }

    private static HostileCalls.Call call(JsonArray call) {
        JsonObject kwargs = call.getJsonObject(3);
        return new HostileCalls.Call(call.getString(0), call.getString(1), call.getJsonArray(2), kwargs);
    }
}
