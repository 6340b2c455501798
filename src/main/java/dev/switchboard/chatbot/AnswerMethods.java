package dev.switchboard.chatbot;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Model;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Method;
import dev.switchboard.records.NameMethods;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.List;

/** Methods of chatbot.script.answer. */
public final class AnswerMethods {
    private static final String ONLY_OF_SCRIPT = "force_domain_chatbot_script_id";

    private AnswerMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                NameMethods.nameSearch("args", AnswerMethods::nameSearch).until(18),
                NameMethods.nameSearch("domain", AnswerMethods::nameSearch).since(19));
    }

    /** An answer is found by its question, too; only "contains" looks at names at all before 19.0, as in Odoo. */
    private static Future<JsonArray> nameSearch(Records records, Model model, Arguments arguments, Domain within) {
        JsonArray conditions = new JsonArray();
        String name = arguments.textOrNull("name");
        boolean contains = arguments.text("operator").equals("ilike");
        if (name != null && contains) {
            conditions
                    .add("|")
                    .add(JsonArray.of("name", "ilike", name))
                    .add(JsonArray.of("script_step_id.message", "ilike", name));
        } else if (name != null && records.env().series() >= 19) {
            conditions.add(JsonArray.of("name", arguments.text("operator"), name));
        }
        Domain called = records.domain(model, conditions).and(ofScript(records, model));
        return NameMethods.search(records, model, called.and(within), arguments.limit("limit"));
    }

    /** What the form of a script says, so that only its own answers are offered. */
    private static Domain ofScript(Records records, Model model) {
        Object script = records.env().context().values().getValue(ONLY_OF_SCRIPT);
        return script instanceof Integer id && id != 0
                ? records.domain(model, JsonArray.of(JsonArray.of("chatbot_script_id", "=", id)))
                : Domain.Constant.EVERYTHING;
    }
}
