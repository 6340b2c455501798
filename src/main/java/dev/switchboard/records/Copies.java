package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.db.Source;
import dev.switchboard.db.Trait;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of which a copy of a record is made. */
final class Copies {
    private static final Set<String> NEVER = Set.of("id", "display_name");

    private final Records records;

    Copies(Records records) {
        this.records = records;
    }

    /** The values of a record, as they would be written to make another like it. */
    Future<Map<String, @Nullable Object>> values(Model model, int id) {
        List<Field> fields = model.fields(Copies::copied).stream()
                .filter(field -> Access.visible(records.env(), field))
                .toList();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        return records.one(model, id, fields)
                .compose(read -> Writes.eachInTurn(fields, field -> copy(field, read, values)))
                .map(done -> values);
    }

    private static boolean copied(Field field) {
        boolean kept = field.source() instanceof Source.Column || field.source() instanceof Source.Rows;
        return kept && !field.is(Trait.NOT_COPIED) && !field.is(Trait.SEALED) && !NEVER.contains(field.name());
    }

    private Future<Void> copy(Field field, Rows.Values read, Map<String, @Nullable Object> values) {
        Object value = Shape.of(field, read.values().get(field.name()), false);
        if (field.type() == FieldType.MANY2MANY) {
            values.put(field.name(), JsonArray.of(JsonArray.of(6, 0, value)));
        } else if (field.type() == FieldType.ONE2MANY) {
            return copyLines(field, (JsonArray) value)
                    .onSuccess(lines -> values.put(field.name(), lines))
                    .mapEmpty();
        } else {
            values.put(field.name(), value);
        }
        return Future.succeededFuture();
    }

    private Future<JsonArray> copyLines(Field field, JsonArray ids) {
        Model target = records.env().schema().target(field);
        return Writes.eachInTurn(ids.stream().toList(), id -> values(target, (Integer) id))
                .map(lines -> {
                    JsonArray commands = new JsonArray();
                    lines.forEach(line -> commands.add(JsonArray.of(0, 0, new JsonObject(line))));
                    return commands;
                });
    }
}
