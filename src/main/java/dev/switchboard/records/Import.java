package dev.switchboard.records;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes and changes records from lines of cells: all of them, or none and a message for each that is wrong. */
final class Import {
    private static final int MANY_ERRORS = 10;
    private static final Set<Refusal.Kind> FOR_PEOPLE = Set.of(
            Refusal.Kind.USER_ERROR,
            Refusal.Kind.VALIDATION_ERROR,
            Refusal.Kind.ACCESS_ERROR,
            Refusal.Kind.MISSING_ERROR);

    private final Records records;
    private final Model model;
    private final ImportReferences references;
    private final ImportConversion conversion;
    private final JsonArray messages = new JsonArray();
    private final List<Integer> ids = new ArrayList<>();
    private int errors;
    private boolean interrupted;

    private Import(Records records, Model model) {
        this.records = records;
        this.model = model;
        this.references = new ImportReferences(records);
        this.conversion = new ImportConversion(records);
    }

    /** {@code load}: {@code {"ids": […] or false, "messages": […], "nextrow": 0}}. */
    static Future<JsonObject> of(Records records, Model model, Arguments arguments) {
        List<String> columns = arguments.textsOrNull("fields");
        List<List<String>> paths = FieldPaths.of(columns == null ? List.of() : columns);
        List<List<String>> lines =
                arguments.list("data").stream().map(ImportRow::line).toList();
        List<ImportRow> rows = ImportRow.read(records.env().schema(), model, paths, lines);
        Import load = new Import(records, model);
        List<Integer> numbers = new ArrayList<>();
        rows.forEach(row -> numbers.add(numbers.size()));
        return Writes.eachInTurn(numbers, number -> load.row(rows.get(number), number))
                .map(done -> load.answer());
    }

    private JsonObject answer() {
        JsonObject answer = JsonObject.of("ids", new JsonArray(ids), "messages", messages, "nextrow", 0);
        if (errors > 0) {
            throw new Undone(answer.put("ids", false));
        }
        return answer;
    }

    /** What fails in one row is taken back alone, so that the others can be tried as well. */
    private Future<Void> row(ImportRow row, int number) {
        if (interrupted) {
            return Future.succeededFuture();
        }
        int before = errors;
        JsonObject place = row.place().put("record", number);
        return run("SAVEPOINT load")
                .compose(begun -> conversion.convert(model, row, (field, problem) -> report(place, field, problem)))
                .compose(values -> errors > before ? Future.<Void>succeededFuture() : save(row, place, values))
                .compose(saved -> run("RELEASE SAVEPOINT load"))
                .recover(failure -> run("ROLLBACK TO SAVEPOINT load").compose(back -> report(place, failure)))
                .onSuccess(done -> interrupt(number + 1));
    }

    private Future<Void> run(String statement) {
        return records.env().sql().run(statement).mapEmpty();
    }

    private Future<Void> report(JsonObject place, Field field, ImportProblem problem) {
        JsonObject message = error(place, problem.message().replace(ImportProblem.FIELD, field.label()))
                .put("field", field.name())
                .put("field_name", field.label());
        if (problem.moreInfo() != null) {
            message.put("moreinfo", problem.moreInfo());
        }
        messages.add(message);
        return Future.succeededFuture();
    }

    private JsonObject error(JsonObject place, String message) {
        errors++;
        return place.copy().put("type", "error").put("message", message);
    }

    private Future<Void> report(JsonObject place, Throwable failure) {
        if (failure instanceof ImportProblem problem) {
            messages.add(error(place, problem.message()));
            return Future.succeededFuture();
        }
        if (!(failure instanceof Refusal refusal)) {
            return Future.failedFuture(failure);
        }
        if (FOR_PEOPLE.contains(refusal.kind())) {
            messages.add(error(place, refusal.message()));
        } else {
            String name = refusal.kind().exception().replace("builtins.", "");
            messages.add(
                    error(place, "Unknown error during import: <class '%s'>: %s".formatted(name, refusal.message()))
                            .put("moreinfo", "Resolve other errors first"));
        }
        return Future.succeededFuture();
    }

    private void interrupt(int tried) {
        if (!interrupted && errors >= MANY_ERRORS && errors * 10 >= tried) {
            interrupted = true;
            messages.add(JsonObject.of(
                    "type",
                    "warning",
                    "message",
                    "Found more than 10 errors and more than one error per 10 records, interrupted to avoid showing too"
                            + " many errors."));
        }
    }

    private Future<Void> save(ImportRow row, JsonObject place, Map<String, @Nullable Object> values) {
        String externalId = row.text(FieldPaths.EXTERNAL_ID);
        if (!externalId.isEmpty()) {
            return references.named(model, externalId).compose(known -> saveNamed(known, externalId, values));
        }
        String id = row.text(FieldPaths.ID);
        return id.isEmpty()
                ? records.writes().create(model, values).map(this::saved)
                : known(id)
                        .compose(known -> known.isPresent()
                                ? write(known.get(), values)
                                : Future.succeededFuture(unknown(place, id)));
    }

    private Future<Void> saveNamed(Optional<Integer> known, String externalId, Map<String, @Nullable Object> values) {
        return known.isPresent()
                ? write(known.get(), values)
                : records.writes()
                        .create(model, values)
                        .compose(id -> new RecordNames(records)
                                .keep(references.full(externalId), model, id)
                                .map(done -> saved(id)));
    }

    private Future<Void> write(int id, Map<String, @Nullable Object> values) {
        return records.writes().write(model, List.of(id), values).map(done -> saved(id));
    }

    private @Nullable Void saved(int id) {
        ids.add(id);
        return null;
    }

    private Future<Optional<Integer>> known(String id) {
        return Operand.isWhole(id)
                ? records.search(
                                model,
                                new Domain.Comparison(model.field("id"), Operator.EQUAL, Operand.id(id)),
                                null,
                                0,
                                1)
                        .map(found -> found.stream().findFirst())
                : Future.succeededFuture(Optional.empty());
    }

    private @Nullable Void unknown(JsonObject place, String id) {
        messages.add(
                error(place, "Unknown database identifier '%s'".formatted(id)).put("field", FieldPaths.ID));
        return null;
    }
}
