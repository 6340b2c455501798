package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.db.Source;
import dev.switchboard.db.Trait;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is written besides a record's own columns: lists, and fields of records that it points to. */
final class Companions {
    private static final String FORGET_NAMES = "DELETE FROM ir_model_data WHERE model = $1 AND res_id = ANY($2)";
    private static final String FORGET_TEXTS =
            "DELETE FROM switchboard_translation WHERE model = $1 AND res_id = ANY($2)";

    private final Records records;

    Companions(Records records) {
        this.records = records;
    }

    /** Writes the lists and related fields among the values of each record. */
    Future<Void> write(Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        List<Map.Entry<Field, Object>> others = new ArrayList<>();
        values.forEach((name, value) -> {
            Field field = model.field(name);
            boolean written = field.source() instanceof Source.Rows || field.source() instanceof Source.Related;
            if (written && !field.is(Trait.SEALED)) {
                others.add(Map.entry(field, Objects.requireNonNullElse(value, false)));
            }
        });
        return Writes.eachInTurn(
                        others,
                        other -> Writes.eachInTurn(ids, id -> write(model, id, other.getKey(), other.getValue())))
                .mapEmpty();
    }

    private Future<Void> write(Model model, int id, Field field, Object value) {
        return field.source() instanceof Source.Related related
                ? writeRelated(model, id, related.path(), value)
                : new Commands(records, model, id, field).apply(value);
    }

    /** Writing a field of another record is done by the server: whoever may write the record may write the field. */
    private Future<Void> writeRelated(Model model, int id, List<String> path, Object value) {
        Records server = records.unrestricted();
        if (path.size() == 1) {
            return server.writes().write(model, List.of(id), Map.of(path.get(0), value));
        }
        Field first = model.field(path.get(0));
        Model target = records.env().schema().target(first);
        return server.read(model, List.of(id), List.of(first))
                .compose(read -> Writes.eachInTurn(
                        targets(read, first),
                        other -> writeRelated(target, other, path.subList(1, path.size()), value)))
                .mapEmpty();
    }

    private static List<Integer> targets(List<Rows.Values> read, Field field) {
        List<Integer> targets = new ArrayList<>();
        for (Rows.Values values : read) {
            Object value = values.values().get(field.name());
            if (value instanceof Rows.Named named) {
                targets.add(named.id());
            } else if (value instanceof List<?> ids) {
                ids.forEach(id -> targets.add((Integer) id));
            }
        }
        return targets;
    }

    /** Deletes what is known of records that are no more. */
    Future<Void> forget(Model model, List<Integer> ids) {
        Integer[] gone = ids.toArray(Integer[]::new);
        return records.env()
                .sql()
                .run(FORGET_NAMES, model.name(), gone)
                .compose(done -> records.env().sql().run(FORGET_TEXTS, model.name(), gone))
                .mapEmpty();
    }
}
