package dev.switchboard.records;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the records that imported cells mean: by what people call them, by external id, or by id. */
final class ImportReferences {
    private static final Pattern COMMA = Pattern.compile(",");

    private final Records records;
    private final RecordNames names;

    ImportReferences(Records records) {
        this.records = records;
        this.names = new RecordNames(records);
    }

    /** An external id with its module, which is the context's where the cell has none. */
    String full(String externalId) {
        String module = String.valueOf(records.env().context().values().getValue("module", "__import__"));
        return externalId.indexOf('.') < 0 ? module + "." + externalId : externalId;
    }

    /** The one way in which a row refers to a record. */
    static String way(ImportRow row) {
        if (!row.onlyRefers()) {
            throw new ImportProblem("Can not create Many-To-One records indirectly, import the field separately", null);
        }
        List<String> ways = row.references();
        if (ways.size() != 1) {
            throw new ImportProblem(
                    "Ambiguous specification for field '%s', only provide one of name, external id or database id"
                            .formatted(ImportProblem.FIELD),
                    null);
        }
        return ways.get(0);
    }

    /** The ids of records with commas between their names. */
    Future<List<Integer>> all(Field field, String way, String texts) {
        List<String> each = COMMA.splitAsStream(texts).toList();
        return Writes.eachInTurn(each, text -> one(field, way, text))
                .map(ids -> ids.stream().flatMap(Optional::stream).toList());
    }

    /** The id of a record; none where the cell says that there is none. Fails with {@link ImportProblem}. */
    Future<Optional<Integer>> one(Field field, String way, String text) {
        Model target = records.env().schema().target(field);
        if (text.isEmpty() || (!way.isEmpty() && ImportValues.isNo(text))) {
            return Future.succeededFuture(Optional.empty());
        }
        return find(target, way, text)
                .map(found -> Optional.of(found.orElseThrow(() -> new ImportProblem(
                        "No matching record found for %s '%s' in field '%s'"
                                .formatted(word(way), text, ImportProblem.FIELD),
                        possible(target, way)))));
    }

    private Future<Optional<Integer>> find(Model target, String way, String text) {
        return switch (way) {
            case FieldPaths.ID -> byId(target, text);
            case FieldPaths.EXTERNAL_ID -> named(target, text);
            default ->
                records.search(
                                target,
                                new Domain.Comparison(target.field("display_name"), Operator.EQUAL, text),
                                null,
                                0,
                                1)
                        .map(ids -> ids.stream().findFirst());
        };
    }

    private Future<Optional<Integer>> byId(Model target, String text) {
        if (!Operand.isWhole(text)) {
            throw new ImportProblem(
                    "Invalid database id '%s' for the field '%s'".formatted(text, ImportProblem.FIELD),
                    possible(target, FieldPaths.ID));
        }
        return records.exists(target, List.of(Operand.id(text)))
                .map(ids -> ids.stream().findFirst());
    }

    /** The existing record of an external id. */
    Future<Optional<Integer>> named(Model target, String externalId) {
        String name = full(externalId);
        return names.find(name).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            if (!found.get().model().equals(target.name())) {
                throw new ImportProblem(
                        "Invalid external ID %s: expected model '%s', found '%s'"
                                .formatted(name, target.name(), found.get().model()),
                        null);
            }
            return records.exists(target, List.of(found.get().id()))
                    .map(ids -> ids.stream().findFirst());
        });
    }

    private static String word(String way) {
        return switch (way) {
            case FieldPaths.ID -> "database id";
            case FieldPaths.EXTERNAL_ID -> "external id";
            default -> "name";
        };
    }

    /** The action that shows what could have been meant. */
    private static JsonObject possible(Model target, String way) {
        JsonObject action = new JsonObject()
                .put("name", "Possible Values")
                .put("type", "ir.actions.act_window")
                .put("target", "new")
                .put("view_mode", "list,form")
                .put("views", JsonArray.of(JsonArray.of(false, "list"), JsonArray.of(false, "form")))
                .put("context", JsonObject.of("create", false))
                .put("help", "See all possible values");
        return way.isEmpty()
                ? action.put("res_model", target.name())
                : action.put("res_model", "ir.model.data")
                        .put("domain", JsonArray.of(JsonArray.of("model", "=", target.name())));
    }
}
