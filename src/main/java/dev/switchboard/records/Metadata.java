package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known about records besides their fields: who made them, and the names that modules gave them. */
final class Metadata {
    private static final List<String> HISTORY = List.of("create_uid", "create_date", "write_uid", "write_date");
    private static final String NAMES = """
            SELECT res_id, module || '.' || name AS xmlid, noupdate FROM ir_model_data
            WHERE model = $1 AND res_id = ANY($2) ORDER BY id""";

    private Metadata() {}

    private record ExternalId(int recordId, String name, boolean noupdate) {
        static ExternalId of(Row row) {
            return new ExternalId(row.getInteger("res_id"), row.getString("xmlid"), row.getBoolean("noupdate"));
        }

        JsonObject json() {
            return JsonObject.of("xmlid", name, "noupdate", noupdate);
        }
    }

    static Future<JsonArray> read(Records records, Model model, Arguments arguments) {
        List<Field> fields = model.fields(field -> HISTORY.contains(field.name()));
        return records.read(model, arguments.ids(), fields)
                .map(list -> ReadMethods.shaped(fields, list, true))
                .compose(shaped -> names(records, model, arguments.ids()).map(names -> {
                    shaped.forEach(record -> describe((JsonObject) record, names));
                    return shaped;
                }));
    }

    private static void describe(JsonObject record, Map<Integer, List<ExternalId>> names) {
        List<ExternalId> own = names.getOrDefault(record.getInteger("id"), List.of());
        ExternalId last = own.isEmpty() ? null : own.get(own.size() - 1);
        HISTORY.stream().filter(name -> !record.containsKey(name)).forEach(name -> record.put(name, false));
        record.put("xmlid", last == null ? (Object) false : last.name());
        record.put("noupdate", last != null && last.noupdate());
        record.put("xmlids", new JsonArray(own.stream().map(ExternalId::json).toList()));
    }

    private static Future<Map<Integer, List<ExternalId>>> names(Records records, Model model, List<Integer> ids) {
        return records.env()
                .sql()
                .list(ExternalId::of, NAMES, model.name(), ids.toArray(Integer[]::new))
                .map(list -> {
                    Map<Integer, List<ExternalId>> byRecord = new HashMap<>();
                    list.forEach(each -> byRecord.computeIfAbsent(each.recordId(), id -> new ArrayList<>())
                            .add(each));
                    return byRecord;
                });
    }

    static Future<JsonObject> externalIds(Records records, Model model, Arguments arguments) {
        Access.check(records.env(), model, Operation.READ);
        return names(records, model, arguments.ids()).map(names -> {
            JsonObject found = new JsonObject();
            for (Integer id : arguments.ids()) {
                List<ExternalId> own = names.getOrDefault(id, List.of());
                found.put(String.valueOf(id), own.isEmpty() ? "" : own.get(0).name());
            }
            return found;
        });
    }
}
