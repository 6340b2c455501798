package dev.switchboard.chatbot;

import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.records.Records;
import dev.switchboard.records.Writes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The answers that steps of a copied script depend on: they point to answers of the copy, no longer the original's. */
final class CopiedConditions {
    private static final String ANSWERS = "answer_ids";
    private static final String ONLY_IF = "triggering_answer_ids";

    private CopiedConditions() {}

    /** Steps and answers of the copy stand in the order of the original's. */
    static Future<Void> carryOver(Records records, int original, int copy) {
        return steps(records, original)
                .compose(originals -> steps(records, copy).compose(copies -> carryOver(records, originals, copies)));
    }

    private static Future<List<Rows.Values>> steps(Records records, int script) {
        Model steps = records.model("chatbot.script.step");
        JsonArray ofScript = JsonArray.of(JsonArray.of("chatbot_script_id", "=", script));
        return records.searchRead(
                steps,
                records.domain(steps, ofScript),
                null,
                0,
                null,
                List.of(steps.field(ANSWERS), steps.field(ONLY_IF)));
    }

    private static Future<Void> carryOver(Records records, List<Rows.Values> originals, List<Rows.Values> copies) {
        Map<Integer, Integer> copyOf = new HashMap<>();
        int steps = Math.min(originals.size(), copies.size());
        for (int i = 0; i < steps; i++) {
            List<Integer> answers = originals.get(i).ids(ANSWERS);
            List<Integer> copied = copies.get(i).ids(ANSWERS);
            IntStream.range(0, Math.min(answers.size(), copied.size()))
                    .forEach(j -> copyOf.put(answers.get(j), copied.get(j)));
        }
        return Writes.eachInTurn(
                        IntStream.range(0, steps).boxed().toList(),
                        i -> carryOver(records, originals.get(i), copies.get(i).id(), copyOf))
                .mapEmpty();
    }

    private static Future<Void> carryOver(
            Records records, Rows.Values original, int copy, Map<Integer, Integer> copyOf) {
        List<Integer> conditions = original.ids(ONLY_IF).stream()
                .filter(copyOf::containsKey)
                .map(copyOf::get)
                .toList();
        return conditions.isEmpty()
                ? Future.succeededFuture()
                : records.writes()
                        .write(
                                records.model("chatbot.script.step"),
                                List.of(copy),
                                Map.of(ONLY_IF, JsonArray.of(JsonArray.of(6, 0, new JsonArray(conditions)))));
    }
}
