package dev.switchboard.chatbot;

import dev.switchboard.db.Model;
import dev.switchboard.dialect.ScriptView;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Html;
import dev.switchboard.records.Method;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** What may be called on scripts. */
public final class ScriptMethods {
    private static final int MOST_NAME_CHARACTERS = 40;

    private ScriptMethods() {}

    /** The methods. Odoo has none like it. */
    public static List<Method> all() {
        return List.of(Method.reads("ChatbotScript.check_steps(self)", ScriptMethods::check));
    }

    /**
     * What is probably wrong with a script: {@code [{"step_id": 12, "problem": "dead_end", "answer_id": 34 or false,
     * "message": "…"}, …]}, in the order of its steps.
     */
    private static Future<JsonArray> check(Records records, Model model, Arguments arguments) {
        int id = arguments.id(model.name());
        return records.read(model, List.of(id), List.of(model.field("title")))
                .compose(allowed -> Scripts.read(
                        records.env().sql(), id, records.env().context().language()))
                .map(script -> script.map(found -> findings(found)).orElseGet(JsonArray::new));
    }

    private static JsonArray findings(ScriptView script) {
        JsonArray findings = new JsonArray();
        ScriptGraph.check(script).forEach(finding -> findings.add(finding(finding)));
        return findings;
    }

    private static JsonObject finding(ScriptGraph.Finding finding) {
        ScriptView.Answer answer = finding.answer();
        String after = answer == null ? "" : " after the answer '%s'".formatted(answer.name());
        return JsonObject.of(
                "step_id",
                finding.step().id(),
                "problem",
                finding.problem().name().toLowerCase(Locale.ROOT),
                "answer_id",
                answer == null ? false : answer.id(),
                "message",
                "%s %s%s.".formatted(name(finding.step()), finding.problem().words, after));
    }

    private static String name(ScriptView.Step step) {
        if (step.message() == null) {
            return "The step of type '%s'".formatted(step.type());
        }
        String words = Html.text(step.message());
        boolean fits = words.codePointCount(0, words.length()) <= MOST_NAME_CHARACTERS;
        return "'%s'"
                .formatted(fits ? words : words.substring(0, words.offsetByCodePoints(0, MOST_NAME_CHARACTERS)) + "…");
    }
}
