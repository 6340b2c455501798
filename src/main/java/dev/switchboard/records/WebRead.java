package dev.switchboard.records;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.db.Rows;
import dev.switchboard.dialect.Wire;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads records as far as a specification goes: an object of fields, in which a relational field may say {@code fields}
 * (a specification of the other records), {@code context}, and for lists {@code limit} and {@code order}. Each level takes
 * one statement, however many records it has.
 */
final class WebRead {
    private static final String NAME = "display_name";

    private final Records records;
    private final Environment env;

    WebRead(Records records) {
        this.records = records;
        this.env = records.env();
    }

    /** The specification in a parameter. */
    static JsonObject specification(Arguments arguments, String name) {
        return object(name, arguments.value(name));
    }

    private static JsonObject object(String name, @Nullable Object value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        if (Python.truthy(value)) {
            throw new Refusal(
                    Refusal.Kind.TYPE_ERROR, "'%s' must be a dict, not '%s'".formatted(name, Python.typeName(value)));
        }
        return new JsonObject();
    }

    /** The fields that a specification names. */
    List<Field> fields(Model model, JsonObject specification) {
        return specification.fieldNames().stream()
                .map(name -> records.field(model, name))
                .toList();
    }

    /** Reads records; nothing is asked of whoever wants no more than the ids. */
    Future<JsonArray> read(Model model, List<Integer> ids, JsonObject specification) {
        if (Set.of("id").containsAll(specification.fieldNames())) {
            JsonArray alone = new JsonArray();
            ids.forEach(id -> alone.add(JsonObject.of("id", id)));
            return Future.succeededFuture(alone);
        }
        return records.read(model, ids, fields(model, specification))
                .compose(list -> complete(model, list, specification));
    }

    /** Records that have been read, with what the specification says about others that they lead to. */
    Future<JsonArray> complete(Model model, List<Rows.Values> list, JsonObject specification) {
        List<Field> fields = fields(model, specification);
        JsonArray shaped = ReadMethods.shaped(fields, list, false);
        List<JsonObject> each = shaped.stream().map(JsonObject.class::cast).toList();
        return Writes.eachInTurn(
                        fields,
                        field -> follow(
                                model, field, object(field.name(), specification.getValue(field.name())), list, each))
                .map(done -> shaped);
    }

    private Future<Void> follow(
            Model model, Field field, JsonObject wanted, List<Rows.Values> list, List<JsonObject> shaped) {
        return switch (field.type()) {
            case MANY2ONE ->
                wanted.containsKey("fields") ? followOne(field, wanted, list, shaped) : Future.succeededFuture();
            case ONE2MANY, MANY2MANY -> wanted.isEmpty() ? Future.succeededFuture() : followList(field, wanted, shaped);
            case REFERENCE, MANY2ONE_REFERENCE ->
                wanted.isEmpty()
                        ? Future.succeededFuture()
                        : new References(in(wanted)).follow(model, field, wanted, shaped);
            default -> Future.succeededFuture();
        };
    }

    /** The records as the context of a field's specification wants them. */
    private Records in(JsonObject wanted) {
        JsonObject context = object("context", wanted.getValue("context"));
        return context.isEmpty()
                ? records
                : new Records(env.in(new Context(env.context().values().copy().mergeIn(context))));
    }

    /** What a record is called may be known to whoever sees that it is pointed to; anything else is read as such. */
    private Future<Void> followOne(Field field, JsonObject wanted, List<Rows.Values> list, List<JsonObject> shaped) {
        Model target = env.schema().target(field);
        JsonObject others = object("fields", wanted.getValue("fields")).copy();
        boolean named = others.remove(NAME) != null;
        Map<Integer, @Nullable String> names = new LinkedHashMap<>();
        for (Rows.Values values : list) {
            if (values.values().get(field.name()) instanceof Rows.Named found) {
                names.put(found.id(), found.name());
            }
        }
        return new WebRead(in(wanted)).byId(target, names.keySet(), others).map(found -> {
            if (named) {
                found.forEach((id, other) -> other.put(NAME, Wire.orFalse(names.get(id))));
            }
            shaped.forEach(record -> replace(record, field, found));
            return null;
        });
    }

    private static void replace(JsonObject record, Field field, Map<Integer, JsonObject> found) {
        if (record.getValue(field.name()) instanceof Integer id) {
            record.put(field.name(), found.get(id));
        }
    }

    private Future<Map<Integer, JsonObject>> byId(Model model, Collection<Integer> ids, JsonObject specification) {
        return read(model, List.copyOf(ids), specification).map(list -> {
            Map<Integer, JsonObject> byId = new LinkedHashMap<>();
            list.forEach(each -> byId.put(((JsonObject) each).getInteger("id"), (JsonObject) each));
            return byId;
        });
    }

    private Future<Void> followList(Field field, JsonObject wanted, List<JsonObject> shaped) {
        Model target = env.schema().target(field);
        return ordered(target, field, wanted, shaped)
                .compose(done -> wanted.containsKey("fields")
                        ? new WebRead(in(wanted))
                                .byId(target, first(field, wanted, shaped), object("fields", wanted.getValue("fields")))
                        : Future.succeededFuture(Map.<Integer, JsonObject>of()))
                .map(found -> {
                    if (wanted.containsKey("fields")) {
                        shaped.forEach(
                                record -> record.put(field.name(), objects(record.getJsonArray(field.name()), found)));
                    }
                    return null;
                });
    }

    private Future<Void> ordered(Model target, Field field, JsonObject wanted, List<JsonObject> shaped) {
        if (!(wanted.getValue("order") instanceof String order) || order.isEmpty()) {
            return Future.succeededFuture();
        }
        Domain listed = new Domain.Comparison(target.field("id"), Operator.IN, List.copyOf(ids(field, shaped, null)));
        Records all = new Records(env.in(env.context().with("active_test", false)));
        return all.search(target, listed, order, 0, null).map(sorted -> {
            for (JsonObject record : shaped) {
                Set<Object> own = record.getJsonArray(field.name()).stream().collect(Collectors.toSet());
                record.put(
                        field.name(),
                        new JsonArray(sorted.stream().filter(own::contains).toList()));
            }
            return null;
        });
    }

    private static Set<Integer> first(Field field, JsonObject wanted, List<JsonObject> shaped) {
        return ids(field, shaped, wanted.getValue("limit") instanceof Integer limit ? limit : null);
    }

    private static Set<Integer> ids(Field field, List<JsonObject> shaped, @Nullable Integer limit) {
        Set<Integer> ids = new LinkedHashSet<>();
        for (JsonObject record : shaped) {
            record.getJsonArray(field.name()).stream()
                    .limit(limit == null ? Long.MAX_VALUE : Math.max(0, limit))
                    .forEach(id -> ids.add((Integer) id));
        }
        return ids;
    }

    /** Beyond the limit there are ids alone. */
    private static JsonArray objects(JsonArray ids, Map<Integer, JsonObject> found) {
        JsonArray objects = new JsonArray();
        for (Object id : ids) {
            JsonObject other = found.get((Integer) id);
            objects.add(other == null ? JsonObject.of("id", id) : other);
        }
        return objects;
    }
}
