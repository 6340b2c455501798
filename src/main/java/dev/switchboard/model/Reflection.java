package dev.switchboard.model;

import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Relation;
import dev.switchboard.db.Series;
import dev.switchboard.db.Source;
import dev.switchboard.db.Sql;
import dev.switchboard.db.Trait;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps {@code ir.model} and {@code ir.model.fields} as the declarations are; ids stay what they were. */
public final class Reflection {
    private static final String DECLARED_MODELS = """
            json_to_recordset($1) AS d (model varchar, name varchar, model_order varchar, first_series int4,
            last_series int4)""";
    private static final String DECLARED_FIELDS = """
            json_to_recordset($1) AS d (model varchar, model_series int4, name varchar, field_description varchar,
            ttype varchar, relation varchar, relation_field varchar, relation_table varchar, column1 varchar,
            column2 varchar, related varchar, required bool, readonly bool, store bool, copied bool, translate bool,
            first_series int4, last_series int4)""";

    private static final String FORGET_MODELS = """
            DELETE FROM ir_model m WHERE NOT EXISTS
              (SELECT FROM %s WHERE d.model = m.model AND d.first_series = m.first_series)""".formatted(DECLARED_MODELS);
    private static final String FORGET_FIELDS = """
            DELETE FROM ir_model_fields f WHERE NOT EXISTS
              (SELECT FROM %s WHERE d.model = f.model AND d.name = f.name AND d.first_series = f.first_series)""".formatted(DECLARED_FIELDS);

    private static final String KEEP_MODELS = """
            INSERT INTO ir_model (model, name, model_order, first_series, last_series)
            SELECT model, name, model_order, first_series, last_series FROM %s ORDER BY model, first_series
            ON CONFLICT (model, first_series) DO UPDATE SET name = excluded.name,
              model_order = excluded.model_order, last_series = excluded.last_series""".formatted(DECLARED_MODELS);
    private static final String KEEP_FIELDS = """
            INSERT INTO ir_model_fields (model_id, model, name, field_description, ttype, relation, relation_field,
              relation_table, column1, column2, related, required, readonly, store, copied, translate, first_series,
              last_series)
            SELECT m.id, d.model, d.name, field_description, ttype, relation, relation_field, relation_table, column1,
              column2, related, required, readonly, store, copied, translate, d.first_series, d.last_series
            FROM %s JOIN ir_model m ON m.model = d.model AND m.first_series = d.model_series
            ORDER BY d.model, d.name, d.first_series
            ON CONFLICT (model, name, first_series) DO UPDATE SET model_id = excluded.model_id,
              field_description = excluded.field_description, ttype = excluded.ttype, relation = excluded.relation,
              relation_field = excluded.relation_field, relation_table = excluded.relation_table,
              column1 = excluded.column1, column2 = excluded.column2, related = excluded.related,
              required = excluded.required, readonly = excluded.readonly, store = excluded.store,
              copied = excluded.copied, translate = excluded.translate, last_series = excluded.last_series""".formatted(DECLARED_FIELDS);

    private Reflection() {}

    /** Writes what changed since the last start. */
    public static Future<Void> write(Sql sql, List<Model> declared) {
        JsonArray models = declared.stream().map(Reflection::row).collect(rows());
        JsonArray fields = declared.stream()
                .flatMap(model -> model.fields().stream().map(field -> row(model, field)))
                .collect(rows());
        return sql.run(FORGET_MODELS, models)
                .compose(done -> sql.run(KEEP_MODELS, models))
                .compose(done -> sql.run(FORGET_FIELDS, fields))
                .compose(done -> sql.run(KEEP_FIELDS, fields))
                .mapEmpty();
    }

    private static Collector<JsonObject, ?, JsonArray> rows() {
        return Collectors.collectingAndThen(Collectors.toList(), JsonArray::new);
    }

    private static JsonObject row(Model model) {
        return JsonObject.of("model", model.name(), "name", model.label(), "model_order", model.order())
                .put("first_series", model.series().first())
                .put("last_series", model.series().last());
    }

    private static JsonObject row(Model model, Field field) {
        Series series = field.series();
        return JsonObject.of(
                        "model", model.name(), "model_series", model.series().first(), "name", field.name())
                .put("field_description", field.label())
                .put("ttype", field.type().word())
                .put("related", related(field))
                .put("required", field.is(Trait.REQUIRED))
                .put("readonly", field.is(Trait.READONLY))
                .put("store", !field.is(Trait.UNSTORED))
                .put("copied", !field.is(Trait.NOT_COPIED))
                .put("translate", field.is(Trait.TRANSLATED))
                .put("first_series", Math.max(series.first(), model.series().first()))
                .put("last_series", Math.min(series.last(), model.series().last()))
                .mergeIn(relation(field));
    }

    private static @Nullable String related(Field field) {
        return field.source() instanceof Source.Related source ? String.join(".", source.path()) : null;
    }

    private static JsonObject relation(Field field) {
        if (field.type() != FieldType.MANY2ONE && !field.type().isList()) {
            return new JsonObject();
        }
        Relation relation = field.relation();
        JsonObject row = JsonObject.of("relation", relation.model(), "relation_field", relation.inverse());
        Relation.Link link = relation.link();
        return link == null
                ? row
                : row.put("relation_table", link.table())
                        .put("column1", link.own())
                        .put("column2", link.other());
    }
}
