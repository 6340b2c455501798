package dev.switchboard.records;

import dev.switchboard.db.Model;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The names under which records are known in every database, as exports and imports give and take them. */
final class RecordNames {
    private static final String KNOWN = """
            SELECT DISTINCT ON (res_id) res_id, concat_ws('.', NULLIF(module, ''), name) FROM ir_model_data
            WHERE model = $1 AND res_id = ANY($2) ORDER BY res_id, id""";
    private static final String ADD = """
            INSERT INTO ir_model_data (module, name, model, res_id) SELECT '__export__', name, $1, res_id
            FROM unnest($2::text[], $3::int4[]) AS missing (name, res_id)""";
    private static final String FIND =
            "SELECT model, res_id FROM ir_model_data WHERE module = $1 AND name = $2 AND res_id IS NOT NULL";
    private static final String KEEP = """
            INSERT INTO ir_model_data (module, name, model, res_id) VALUES ($1, $2, $3, $4)
            ON CONFLICT (module, name) DO UPDATE SET model = excluded.model, res_id = excluded.res_id""";

    private final Records records;

    RecordNames(Records records) {
        this.records = records;
    }

    /** A record of whichever model. */
    record Target(String model, int id) {}

    private record Known(int id, String name) {}

    /** The names of records; those that have none are given one, in the module {@code __export__}. */
    Future<Map<Integer, String>> of(Model model, Collection<Integer> ids) {
        return records.env()
                .sql()
                .list(
                        row -> new Known(row.getInteger(0), row.getString(1)),
                        KNOWN,
                        model.name(),
                        ids.toArray(Integer[]::new))
                .compose(known -> {
                    Map<Integer, String> names = new LinkedHashMap<>();
                    known.forEach(each -> names.put(each.id(), each.name()));
                    return add(model, ids, names);
                });
    }

    private Future<Map<Integer, String>> add(Model model, Collection<Integer> ids, Map<Integer, String> names) {
        List<Integer> missing =
                ids.stream().filter(id -> !names.containsKey(id)).distinct().toList();
        if (missing.isEmpty()) {
            return Future.succeededFuture(names);
        }
        List<String> added = missing.stream().map(id -> unique(model, id)).toList();
        for (int i = 0; i < missing.size(); i++) {
            names.put(missing.get(i), "__export__." + added.get(i));
        }
        return records.env()
                .sql()
                .run(ADD, model.name(), added.toArray(String[]::new), missing.toArray(Integer[]::new))
                .map(done -> names);
    }

    private static String unique(Model model, int id) {
        return "%s_%d_%s"
                .formatted(model.table(), id, UUID.randomUUID().toString().substring(0, 8));
    }

    /** The record of a name, a module and a dot first. */
    Future<Optional<Target>> find(String name) {
        int dot = name.indexOf('.');
        return records.env()
                .sql()
                .one(
                        row -> new Target(row.getString(0), row.getInteger(1)),
                        FIND,
                        name.substring(0, Math.max(0, dot)),
                        name.substring(dot + 1));
    }

    /** Gives a record a name. */
    Future<Void> keep(String name, Model model, int id) {
        int dot = name.indexOf('.');
        return records.env()
                .sql()
                .run(KEEP, name.substring(0, Math.max(0, dot)), name.substring(dot + 1), model.name(), id)
                .recover(failure -> Violations.explained(records.env(), failure))
                .mapEmpty();
    }
}
