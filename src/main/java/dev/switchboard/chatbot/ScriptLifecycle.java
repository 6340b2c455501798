package dev.switchboard.chatbot;

import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import dev.switchboard.records.Writes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What comes and goes with a chatbot's script: the inactive partner in whose name it speaks, and the source that gives
 * it a unique name. Both are made and renamed in the caller's name, so who may not make contacts makes no chatbots
 * (golden/odoo17/18, seq 415).
 */
public final class ScriptLifecycle implements Lifecycle {
    private static final String TITLE = "title";
    private static final String NAME = "name";
    private static final String SOURCE = "source_id";
    private static final String SPEAKER = "operator_partner_id";
    private static final String STEPS = "script_step_ids";
    private static final int LONGEST_TITLE_IN_NAME = 23;
    private static final int SHORTENED_TITLE = 20;

    @Override
    public Future<Void> given(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        return Writes.eachInTurn(values, each -> speaker(records, each).compose(done -> source(records, model, each)))
                .mapEmpty();
    }

    private static Future<Void> speaker(Records records, Map<String, @Nullable Object> values) {
        if (values.containsKey(SPEAKER) || !values.containsKey(TITLE)) {
            return Future.succeededFuture();
        }
        Map<String, @Nullable Object> partner = new LinkedHashMap<>();
        partner.put(NAME, values.get(TITLE));
        partner.put("active", false);
        return records.writes()
                .create(records.model("res.partner"), partner)
                .map(id -> values.put(SPEAKER, id))
                .mapEmpty();
    }

    private static Future<Void> source(Records records, Model model, Map<String, @Nullable Object> values) {
        Object name = values.remove(NAME);
        if (Python.truthy(values.get(SOURCE))) {
            return Future.succeededFuture();
        }
        LocalDate today = records.env().time().toLocalDate();
        Object ownName = Python.truthy(name) ? name : name(model, values.get(TITLE), today);
        return records.writes()
                .create(records.model("utm.source"), Collections.singletonMap(NAME, ownName))
                .map(id -> values.put(SOURCE, id))
                .mapEmpty();
    }

    /** Such as "Welcome Bot (Chatbot Script created on 2026-11-22)"; nothing without a title. */
    private static @Nullable String name(Model model, @Nullable Object title, LocalDate created) {
        if (!(title instanceof String text) || text.isEmpty()) {
            return null;
        }
        String line = text.replace('\n', ' ');
        boolean fits = line.codePointCount(0, line.length()) <= LONGEST_TITLE_IN_NAME;
        String shown = fits ? line : line.substring(0, line.offsetByCodePoints(0, SHORTENED_TITLE)) + "...";
        return "%s (%s created on %s)".formatted(shown, model.label(), created);
    }

    @Override
    public Future<Void> created(
            Records records, Model model, List<Integer> ids, List<Map<String, @Nullable Object>> values) {
        return checkQuestions(records, ids);
    }

    /** From 19.0 on, a question without answers is refused; a step that is written by itself is not looked at. */
    private static Future<Void> checkQuestions(Records records, List<Integer> ids) {
        if (records.env().series() < 19) {
            return Future.succeededFuture();
        }
        Model steps = records.model("chatbot.script.step");
        JsonArray unanswerable = JsonArray.of(
                JsonArray.of("chatbot_script_id", "in", new JsonArray(ids)),
                JsonArray.of("step_type", "=", "question_selection"),
                JsonArray.of("answer_ids", "=", false));
        return records.count(steps, records.domain(steps, unanswerable), 1)
                .compose(found -> found == 0
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Refusal(
                                Refusal.Kind.VALIDATION_ERROR, "Step of type 'Question' must have answers.")));
    }

    @Override
    public Future<Void> writing(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        if (!Python.truthy(values.get(TITLE)) && !Python.truthy(values.get(NAME))) {
            return Future.succeededFuture();
        }
        if (ids.size() > 1) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR,
                    "You cannot update multiple records with the same name. The name should be unique!");
        }
        return records.read(model, ids, List.of(model.field("create_date"), model.field(SOURCE)))
                .compose(read -> rename(records, model, read.get(0), values));
    }

    private static Future<Void> rename(
            Records records, Model model, Rows.Values script, Map<String, @Nullable Object> values) {
        LocalDate created = script.values().get("create_date") instanceof LocalDateTime time
                ? time.toLocalDate()
                : records.env().time().toLocalDate();
        Object name = Python.truthy(values.get(NAME)) ? values.get(NAME) : name(model, values.get(TITLE), created);
        Set<Integer> own = script.pointed(SOURCE).stream().collect(Collectors.toSet());
        return SourceNames.unique(records, String.valueOf(name), own)
                .map(unique -> values.put(NAME, unique))
                .mapEmpty();
    }

    @Override
    public Future<Void> written(Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        Future<Void> renamed = values.containsKey(TITLE)
                ? renameSpeakers(records, model, ids, values.get(TITLE))
                : Future.succeededFuture();
        return renamed.compose(
                done -> values.containsKey(STEPS) ? checkQuestions(records, ids) : Future.succeededFuture());
    }

    private static Future<Void> renameSpeakers(
            Records records, Model model, List<Integer> ids, @Nullable Object title) {
        Map<String, @Nullable Object> named = Collections.singletonMap(NAME, title);
        return records.read(model, ids, List.of(model.field(SPEAKER)))
                .map(scripts -> scripts.stream()
                        .flatMap(script -> script.pointed(SPEAKER).stream())
                        .toList())
                .compose(speakers -> records.writes().write(records.model("res.partner"), speakers, named));
    }

    /** A copy has a title of its own whatever the caller asks for, as in Odoo. */
    @Override
    public Future<Void> copying(Records records, Model model, int id, Map<String, @Nullable Object> values) {
        return records.read(model, List.of(id), List.of(model.field(TITLE), model.field(NAME)))
                .map(read -> {
                    Map<String, @Nullable Object> original = read.get(0).values();
                    values.putIfAbsent(NAME, original.get(NAME));
                    return values.put(TITLE, original.get(TITLE) + " (copy)");
                })
                .mapEmpty();
    }

    @Override
    public Future<Void> copied(Records records, Model model, int original, int copy) {
        return CopiedConditions.carryOver(records, original, copy);
    }
}
