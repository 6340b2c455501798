package dev.switchboard.chatbot;

import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import dev.switchboard.records.Writes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order of a script's steps: a new one comes last, and a step that moves no longer depends on answers of steps that
 * now come with or after it.
 */
public final class StepLifecycle implements Lifecycle {
    private static final String SCRIPT = "chatbot_script_id";
    private static final String SEQUENCE = "sequence";
    private static final String ONLY_IF = "triggering_answer_ids";

    @Override
    public Future<Void> given(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        Map<Object, Integer> next = new HashMap<>();
        return Writes.eachInTurn(values, each -> place(records, model, each, next))
                .mapEmpty();
    }

    private static Future<Void> place(
            Records records, Model model, Map<String, @Nullable Object> values, Map<Object, Integer> next) {
        Object script = values.get(SCRIPT);
        if (script == null || !Python.truthy(script)) {
            return Future.succeededFuture();
        }
        Integer known = next.get(script);
        return (known == null ? last(records, model, script).map(last -> last + 1) : Future.succeededFuture(known))
                .map(free -> {
                    Object sequence = values.computeIfAbsent(SEQUENCE, name -> free);
                    return next.put(script, sequence instanceof Integer placed ? placed + 1 : free + 1);
                })
                .mapEmpty();
    }

    /** The last place taken; -1 in an empty script. */
    private static Future<Integer> last(Records records, Model model, Object script) {
        JsonArray ofScript = JsonArray.of(JsonArray.of(SCRIPT, "=", script));
        return records.unrestricted()
                .searchRead(
                        model,
                        records.domain(model, ofScript),
                        "sequence desc",
                        0,
                        null,
                        List.of(model.field(SEQUENCE)))
                .map(steps -> steps.stream()
                        .map(StepLifecycle::sequence)
                        .max(Integer::compare)
                        .orElse(-1));
    }

    private static int sequence(Rows.Values step) {
        return step.values().get(SEQUENCE) instanceof Integer sequence ? sequence : 0;
    }

    @Override
    public Future<Void> written(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        if (!values.containsKey(SEQUENCE) || values.containsKey(ONLY_IF)) {
            return Future.succeededFuture();
        }
        return records.read(model, ids, List.of(model.field(SEQUENCE), model.field(ONLY_IF)))
                .compose(steps -> Writes.eachInTurn(steps, step -> keepEarlierAnswers(records, model, step)))
                .mapEmpty();
    }

    private static Future<Void> keepEarlierAnswers(Records records, Model model, Rows.Values step) {
        JsonArray conditions = new JsonArray(step.ids(ONLY_IF));
        if (conditions.isEmpty()) {
            return Future.succeededFuture();
        }
        Model answers = records.model("chatbot.script.answer");
        JsonArray earlier = JsonArray.of(
                JsonArray.of("id", "in", conditions), JsonArray.of("script_step_id.sequence", "<", sequence(step)));
        return records.search(answers, records.domain(answers, earlier))
                .compose(kept -> records.writes()
                        .write(
                                model,
                                List.of(step.id()),
                                Map.of(ONLY_IF, JsonArray.of(JsonArray.of(6, 0, new JsonArray(kept))))));
    }
}
