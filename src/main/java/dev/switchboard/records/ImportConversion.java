package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes values that can be written from what was imported. */
final class ImportConversion {
    private static final int CREATE = 0;
    private static final int UPDATE = 1;
    private static final int LINK = 4;
    private static final int SET = 6;

    private final Records records;
    private final ImportReferences references;

    ImportConversion(Records records) {
        this.records = records;
        this.references = new ImportReferences(records);
    }

    /**
     * Converts what a row says about its record.
     *
     * @param failed what becomes of a cell that means nothing
     */
    Future<Map<String, @Nullable Object>> convert(
            Model model, ImportRow row, BiFunction<Field, ImportProblem, Future<Void>> failed) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<String> names = row.values().keySet().stream()
                .filter(name -> !FieldPaths.isReference(name))
                .toList();
        return Writes.eachInTurn(names, name -> {
                    Field field = model.field(name);
                    return Future.succeededFuture()
                            .compose(begun -> value(field, row.values().get(name)))
                            .<Void>map(value -> {
                                values.put(name, value);
                                return null;
                            })
                            .recover(failure -> failure instanceof ImportProblem problem
                                    ? failed.apply(field, problem)
                                    : Future.failedFuture(failure));
                })
                .map(done -> values);
    }

    @SuppressWarnings("unchecked")
    private Future<Object> value(Field field, @Nullable Object cells) {
        if (cells instanceof String text) {
            return Future.succeededFuture(
                    text.isEmpty()
                            ? (Object) false
                            : ImportValues.of(
                                    field, text, records.env().context().timeZone()));
        }
        List<ImportRow> rows = cells == null ? List.of() : (List<ImportRow>) cells;
        if (rows.isEmpty()) {
            return Future.succeededFuture(false);
        }
        if (field.type() == FieldType.ONE2MANY) {
            return lines(field, rows);
        }
        String way = ImportReferences.way(rows.get(0));
        String text = rows.get(0).text(way);
        return field.type() == FieldType.MANY2ONE
                ? references.one(field, way, text).map(id -> id.isPresent() ? (Object) id.get() : false)
                : references.all(field, way, text).map(ids -> JsonArray.of(JsonArray.of(SET, 0, new JsonArray(ids))));
    }

    private Future<Object> lines(Field field, List<ImportRow> rows) {
        if (rows.size() == 1 && rows.get(0).onlyRefers()) {
            String way = ImportReferences.way(rows.get(0));
            return references.all(field, way, rows.get(0).text(way)).map(ImportConversion::links);
        }
        return Writes.eachInTurn(rows, row -> line(field, row)).map(lists -> {
            JsonArray commands = new JsonArray();
            lists.forEach(commands::addAll);
            return commands;
        });
    }

    private static JsonArray links(List<Integer> ids) {
        JsonArray commands = new JsonArray();
        ids.forEach(id -> commands.add(JsonArray.of(LINK, id)));
        return commands;
    }

    private Future<JsonArray> line(Field field, ImportRow row) {
        Model target = records.env().schema().target(field);
        return convert(target, row, (inner, problem) -> Future.failedFuture(problem.within(inner.label())))
                .compose(values -> existing(field, row).map(ids -> {
                    JsonObject written = new JsonObject(values);
                    return ids.isEmpty()
                            ? JsonArray.of(JsonArray.of(CREATE, 0, written))
                            : JsonArray.of(JsonArray.of(LINK, ids.get(0)), JsonArray.of(UPDATE, ids.get(0), written));
                }));
    }

    /** A line of a list may be new under an external id that is not known yet. */
    private Future<List<Integer>> existing(Field field, ImportRow row) {
        List<String> ways = row.references().stream()
                .filter(way -> !row.text(way).isEmpty())
                .toList();
        if (ways.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return ways.get(0).equals(FieldPaths.EXTERNAL_ID)
                ? references
                        .named(records.env().schema().target(field), row.text(FieldPaths.EXTERNAL_ID))
                        .map(id -> id.stream().toList())
                : references.all(field, ways.get(0), row.text(ways.get(0)));
    }
}
