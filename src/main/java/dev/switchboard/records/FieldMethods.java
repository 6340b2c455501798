package dev.switchboard.records;

import dev.switchboard.db.ChoiceRecords;
import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Source;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Methods of every model that tell about its fields. */
public final class FieldMethods {
    private FieldMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                Method.reads("BaseModel.fields_get(allfields=None, attributes=None)", FieldMethods::fieldsGet),
                Method.reads("BaseModel.default_get(fields)", FieldMethods::defaultGet)
                        .since(19),
                Method.reads("BaseModel.default_get(fields_list)", FieldMethods::defaultGet)
                        .until(18));
    }

    private static Future<JsonObject> fieldsGet(Records records, Model model, Arguments arguments) {
        List<String> names = arguments.textsOrNull("allfields");
        List<String> attributes = arguments.textsOrNull("attributes");
        JsonObject described = new JsonObject();
        for (Field field : records.fields(model)) {
            if (names == null || names.contains(field.name())) {
                JsonObject description = FieldDescription.of(records.env(), model, field);
                if (attributes != null) {
                    description.fieldNames().removeIf(attribute -> !attributes.contains(attribute));
                }
                described.put(field.name(), description);
            }
        }
        return chosen(records, model, described).map(done -> described);
    }

    /** The values of some selections are records, such as the languages that are in use. */
    private static Future<Void> chosen(Records records, Model model, JsonObject described) {
        List<Field> fields =
                model.fields(field -> field.choiceRecords() != null && described.containsKey(field.name()));
        return Writes.eachInTurn(
                        fields,
                        field -> choices(records, Objects.requireNonNull(field.choiceRecords()))
                                .onSuccess(choices -> {
                                    JsonObject description = described.getJsonObject(field.name());
                                    if (description.containsKey("selection")) {
                                        description.put("selection", choices);
                                    }
                                }))
                .mapEmpty();
    }

    private static Future<JsonArray> choices(Records records, ChoiceRecords choices) {
        Model from = records.model(choices.model());
        List<Field> shown = List.of(from.field(choices.value()), from.field("name"));
        return records.unrestricted()
                .searchRead(from, Domain.Constant.EVERYTHING, null, 0, null, shown)
                .map(list -> new JsonArray(list.stream()
                        .map(each -> JsonArray.of(
                                each.values().get(choices.value()),
                                each.values().get("name")))
                        .toList()));
    }

    private static Future<JsonObject> defaultGet(Records records, Model model, Arguments arguments) {
        List<String> names = arguments.textsOrNull(records.env().series() >= 19 ? "fields" : "fields_list");
        JsonObject values = new JsonObject();
        for (String name : names == null ? List.<String>of() : names) {
            model.find(name)
                    .ifPresent(field ->
                            initial(records, model, field).ifPresent(value -> values.put(name, asDefault(field, value))));
        }
        return Future.succeededFuture(values);
    }

    /** A field that is another record's under the same name begins as that record has it begin. */
    private static Optional<Object> initial(Records records, Model model, Field field) {
        Initials initials = new Initials(records.env());
        Optional<Object> own = initials.of(field);
        if (own.isPresent() || !(field.source() instanceof Source.Related related)) {
            return own;
        }
        List<String> path = related.path();
        boolean inherited = path.size() == 2 && path.get(1).equals(field.name());
        return inherited
                ? initials.of(records.env().schema().target(model.field(path.get(0))).field(field.name()))
                : own;
    }

    /** Forms begin with lists as commands. */
    private static Object asDefault(Field field, Object value) {
        boolean plain = value instanceof JsonArray list && list.stream().allMatch(Integer.class::isInstance);
        return field.type().isList() && plain ? JsonArray.of(JsonArray.of(6, 0, value)) : value;
    }
}
