package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.Rows;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods of every model that find and read records. */
public final class ReadMethods {
    private static final String CLASSIC = "_classic_read";

    private ReadMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                Method.reads("BaseModel.search(domain, offset=0, limit=None, order=None)", ReadMethods::search),
                Method.reads("BaseModel.search_count(domain, limit=None)", ReadMethods::searchCount),
                Method.reads(
                        "BaseModel.search_read(domain=None, fields=None, offset=0, limit=None, order=None, **kwargs)",
                        ReadMethods::searchRead),
                Method.reads(
                        "BaseModel.search_fetch(domain, field_names, offset=0, limit=None, order=None)",
                        ReadMethods::search),
                Method.reads("BaseModel.read(self, fields=None, load='_classic_read')", ReadMethods::read),
                Method.reads("BaseModel.exists(self)", ReadMethods::exists),
                Method.reads("BaseModel.get_metadata(self)", Metadata::read),
                Method.reads("BaseModel.get_external_id(self)", Metadata::externalIds),
                Method.reads("BaseModel.check_access_rights(operation, raise_exception=True)", ReadMethods::rights),
                Method.reads("BaseModel.check_access_rule(self, operation)", ReadMethods::checkAccess)
                        .until(17),
                Method.reads("BaseModel.has_access(self, operation)", ReadMethods::hasAccess)
                        .since(18),
                Method.reads("BaseModel.check_access(self, operation)", ReadMethods::checkAccess)
                        .since(18));
    }

    private static Future<JsonArray> search(Records records, Model model, Arguments arguments) {
        return records.search(
                        model,
                        records.domain(model, arguments.value("domain")),
                        arguments.textOrNull("order"),
                        arguments.offset("offset"),
                        arguments.limit("limit"))
                .map(JsonArray::new);
    }

    private static Future<Integer> searchCount(Records records, Model model, Arguments arguments) {
        return records.count(model, records.domain(model, arguments.value("domain")), arguments.limit("limit"));
    }

    private static Future<JsonArray> searchRead(Records records, Model model, Arguments arguments) {
        List<Field> fields = fields(records, model, arguments.textsOrNull("fields"));
        Object load = arguments.value("load");
        return records.searchRead(
                        model,
                        records.domain(model, arguments.value("domain")),
                        arguments.textOrNull("order"),
                        arguments.offset("offset"),
                        arguments.limit("limit"),
                        fields)
                .map(list -> shaped(fields, list, load == null || CLASSIC.equals(load)));
    }

    private static Future<JsonArray> read(Records records, Model model, Arguments arguments) {
        List<Field> fields = fields(records, model, arguments.textsOrNull("fields"));
        return records.read(model, arguments.ids(), fields)
                .map(list -> shaped(fields, list, CLASSIC.equals(arguments.value("load"))));
    }

    /** The fields of some names; all that the caller may see when none are named. */
    static List<Field> fields(Records records, Model model, @Nullable List<String> names) {
        return names == null
                ? records.fields(model)
                : new LinkedHashSet<>(names)
                        .stream().map(name -> records.field(model, name)).toList();
    }

    /** Records as callers read them. */
    static JsonArray shaped(List<Field> fields, List<Rows.Values> list, boolean names) {
        JsonArray shaped = new JsonArray();
        for (Rows.Values values : list) {
            JsonObject record = new JsonObject().put("id", values.id());
            fields.forEach(field ->
                    record.put(field.name(), Shape.of(field, values.values().get(field.name()), names)));
            shaped.add(record);
        }
        return shaped;
    }

    private static Future<JsonArray> exists(Records records, Model model, Arguments arguments) {
        return records.exists(model, arguments.ids()).map(existing -> {
            JsonArray kept = new JsonArray();
            arguments.ids().stream().filter(existing::contains).forEach(kept::add);
            return kept;
        });
    }

    private static Operation operation(Arguments arguments) {
        String word = arguments.text("operation");
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.KEY_ERROR, word));
    }

    private static Future<Boolean> rights(Records records, Model model, Arguments arguments) {
        Operation operation = operation(arguments);
        if (arguments.truthy("raise_exception")) {
            Access.check(records.env(), model, operation);
        }
        return Future.succeededFuture(Access.granted(records.env(), model, operation));
    }

    private static Future<Boolean> hasAccess(Records records, Model model, Arguments arguments) {
        Operation operation = operation(arguments);
        return Access.granted(records.env(), model, operation)
                ? records.withinReach(model, arguments.ids(), operation)
                : Future.succeededFuture(false);
    }

    private static Future<@Nullable Object> checkAccess(Records records, Model model, Arguments arguments) {
        Operation operation = operation(arguments);
        Access.check(records.env(), model, operation);
        return records.withinReach(model, arguments.ids(), operation)
                .compose(within -> within
                        ? Future.succeededFuture()
                        : Access.forbidden(records.env(), model, operation).compose(Future::failedFuture));
    }
}
