package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.Source;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form shows of a record that is being made: at first every field, with what it begins with. Nothing that is
 * typed into a form of these models changes another field of it, so that later calls change nothing.
 */
final class Onchange {
    private static final int CREATE = 0;
    private static final int LINK = 4;
    private static final int SET = 6;

    private final Records records;
    private final Environment env;

    private Onchange(Records records) {
        this.records = records;
        this.env = records.env();
    }

    /** {@code {"value": {…}}}. */
    static Future<JsonObject> of(Records records, Model model, Arguments arguments) {
        Environment env = records.env();
        Access.check(env, model, arguments.ids().isEmpty() ? Operation.CREATE : Operation.WRITE);
        List<String> changed = arguments.textsOrNull("field_names");
        if (changed != null) {
            boolean known = changed.stream().allMatch(name -> model.find(name).isPresent());
            return Future.succeededFuture(known ? JsonObject.of("value", new JsonObject()) : new JsonObject());
        }
        JsonObject specification = WebRead.specification(arguments, "fields_spec");
        return new Onchange(records)
                .begin(model, arguments.fields("values"), specification)
                .map(value -> JsonObject.of("value", value));
    }

    /** A new record as far as a specification goes, lists as commands. */
    private Future<JsonObject> begin(Model model, Map<String, @Nullable Object> given, JsonObject specification) {
        List<Field> fields = new WebRead(records).fields(model, specification);
        Access.check(env, model, fields, Operation.READ);
        Map<String, @Nullable Object> values = new LinkedHashMap<>(given);
        Initials initials = new Initials(env);
        for (Field field : fields) {
            if (!values.containsKey(field.name())) {
                initials.of(field).ifPresent(value -> values.put(field.name(), value));
            }
        }
        JsonObject shown = new JsonObject();
        return Writes.eachInTurn(fields, field -> show(model, field, values.get(field.name()), specification, shown))
                .map(done -> shown);
    }

    private Future<Void> show(
            Model model, Field field, @Nullable Object value, JsonObject specification, JsonObject shown) {
        JsonObject wanted = specification.getValue(field.name()) instanceof JsonObject some ? some : new JsonObject();
        JsonObject fields = wanted.getValue("fields") instanceof JsonObject some ? some : new JsonObject();
        if (field.name().equals("id")) {
            return Future.succeededFuture();
        }
        if (field.type().isList()) {
            return commands(field, value, fields).map(commands -> {
                if (!commands.isEmpty()) {
                    shown.put(field.name(), commands);
                }
                return null;
            });
        }
        Object stored = field.source() instanceof Source.Column ? Stored.of(model, field, value) : null;
        if (field.type().isRelation() && stored instanceof Integer id && wanted.containsKey("fields")) {
            return linked(field, id, fields).map(other -> {
                shown.put(field.name(), other);
                return null;
            });
        }
        shown.put(field.name(), Shape.of(field, stored, false));
        return Future.succeededFuture();
    }

    private Future<Object> linked(Field field, int id, JsonObject fields) {
        return new WebRead(records)
                .read(env.schema().target(field), List.of(id), fields)
                .map(list -> list.isEmpty() ? false : list.getValue(0));
    }

    private Future<JsonArray> commands(Field field, @Nullable Object value, JsonObject fields) {
        List<Object> parts = value instanceof JsonArray list ? list.stream().toList() : List.of();
        return Writes.eachInTurn(parts, part -> command(field, part, fields)).map(lists -> {
            JsonArray all = new JsonArray();
            lists.forEach(all::addAll);
            return all;
        });
    }

    private Future<JsonArray> command(Field field, Object part, JsonObject fields) {
        if (part instanceof Integer id) {
            return links(field, List.of(id), fields);
        }
        if (!(part instanceof JsonArray command) || command.size() < 2 || !(command.getValue(0) instanceof Integer)) {
            return Future.succeededFuture(new JsonArray());
        }
        Object last = command.getValue(command.size() - 1);
        return switch (command.getInteger(0)) {
            case CREATE ->
                begin(env.schema().target(field), Arguments.fields("values", last), fields)
                        .map(line -> JsonArray.of(JsonArray.of(CREATE, command.getValue(1), line)));
            case LINK -> links(field, List.of(Operand.id(command.getValue(1))), fields);
            case SET -> links(field, last instanceof JsonArray ids ? ids(ids) : List.of(), fields);
            default -> Future.succeededFuture(new JsonArray());
        };
    }

    private static List<Integer> ids(JsonArray list) {
        List<Integer> ids = new ArrayList<>();
        list.forEach(id -> ids.add(Operand.id(id)));
        return ids;
    }

    private Future<JsonArray> links(Field field, List<Integer> ids, JsonObject fields) {
        return new WebRead(records)
                .read(env.schema().target(field), ids, fields)
                .map(list -> {
                    JsonArray links = new JsonArray();
                    list.forEach(other -> links.add(JsonArray.of(LINK, ((JsonObject) other).getInteger("id"), other)));
                    return links;
                });
    }
}
