package dev.switchboard.records;

import dev.switchboard.db.Database;
import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Relation;
import dev.switchboard.db.Schema;
import dev.switchboard.db.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tables of some models in memory, for tests that find out by hand what a search has to find. */
final class World {
    /** Which records one2many fields hold, where not all that point back. */
    private static final Map<String, Predicate<Row>> LISTED = Map.of(
            "message_ids by res_id",
            row -> "discuss.channel".equals(row.get("model")) && !"user_notification".equals(row.get("message_type")),
            "pinned_message_ids by res_id",
            row -> "discuss.channel".equals(row.get("model")) && row.get("pinned_at") != null,
            "rating_ids by res_id",
            row -> "discuss.channel".equals(row.get("res_model")),
            "rating_ids by parent_res_id",
            row -> "im_livechat.channel".equals(row.get("parent_res_model")));

    private final Schema schema;
    private final List<Model> models;
    private final Map<String, Map<Integer, Row>> tables = new HashMap<>();
    private final Map<String, List<Row>> links = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();

    /** The columns of one row. */
    record Row(Map<String, @Nullable Object> columns) {
        @Nullable
        Object get(@Nullable String column) {
            return columns.get(column);
        }

        int id() {
            return (Integer) columns.getOrDefault("id", 0);
        }
    }

    World(Schema schema, List<String> models, Database database) {
        this.schema = schema;
        this.models = models.stream().map(schema::model).toList();
        for (Model model : this.models) {
            Map<Integer, Row> byId = new TreeMap<>();
            rows(database, model.table()).forEach(row -> byId.put(row.id(), row));
            tables.put(model.name(), byId);
            model.fields(field -> field.type() == FieldType.MANY2MANY
                            && field.relation().link() != null)
                    .forEach(field -> links.computeIfAbsent(link(field).table(), table -> rows(database, table)));
        }
        database.list(row -> row.getString(0), "SELECT text FROM unnest($1::text[]) text ORDER BY text", (Object)
                        texts())
                .await()
                .forEach(text -> ranks.putIfAbsent(text, ranks.size()));
    }

    private static List<Row> rows(Database database, String table) {
        List<Row> rows = new ArrayList<>();
        database.run("SELECT * FROM " + table).await().forEach(found -> {
            Map<String, @Nullable Object> columns = new HashMap<>();
            for (int i = 0; i < found.size(); i++) {
                columns.put(found.getColumnName(i), found.getValue(i));
            }
            rows.add(new Row(columns));
        });
        return rows;
    }

    private String[] texts() {
        List<String> texts = new ArrayList<>(RandomWorld.WORDS);
        RandomWorld.WORDS.forEach(word -> texts.add(RandomWorld.html(word)));
        tables.values()
                .forEach(rows -> rows.values()
                        .forEach(row -> row.columns().values().stream()
                                .filter(String.class::isInstance)
                                .forEach(text -> texts.add((String) text))));
        models.forEach(model ->
                model.fields().forEach(field -> field.choices().forEach(choice -> texts.add(choice.value()))));
        return texts.stream().distinct().toArray(String[]::new);
    }

    /** PostgreSQL's order of the texts that are known here. */
    Comparator<String> textOrder() {
        Comparator<String> known = Comparator.comparing(text -> ranks.getOrDefault(text, -1));
        return known.thenComparing(Comparator.naturalOrder());
    }

    Schema schema() {
        return schema;
    }

    List<Model> models() {
        return models;
    }

    /** Whether rows of a model are here. */
    boolean knows(String model) {
        return tables.containsKey(model);
    }

    /** Whether a field's values can be found out here: it is stored, or leads from record to record. */
    boolean usable(Model model, Field field) {
        if (field.type().isRelation() && !tables.containsKey(field.relation().model())) {
            return false;
        }
        if (field.source() instanceof Source.Related related) {
            Field first = model.field(related.path().get(0));
            return first.columnName() != null && (related.path().size() == 1 || usable(model, first, related.path()));
        }
        return field.source() instanceof Source.Column
                || (field.source() instanceof Source.Rows
                        && (field.relation().inverse() != null
                                || field.relation().link() != null));
    }

    private boolean usable(Model model, Field first, List<String> path) {
        Model target = schema.target(first);
        return path.size() == 2 && usable(model, first) && usable(target, target.field(path.get(1)));
    }

    private static Relation.Link link(Field field) {
        Relation.Link link = field.relation().link();
        if (link == null) {
            throw new IllegalArgumentException(field.name() + " has no table of its own");
        }
        return link;
    }

    List<Row> rows(Model model) {
        return List.copyOf(tables.getOrDefault(model.name(), Map.of()).values());
    }

    @Nullable
    Row row(Model model, @Nullable Object id) {
        return id == null ? null : tables.getOrDefault(model.name(), Map.of()).get((Integer) id);
    }

    /** The value of a field that is no list. */
    @Nullable
    Object value(Model model, Field field, @Nullable Row row) {
        if (row == null) {
            return null;
        }
        if (field.source() instanceof Source.Related related) {
            return value(model, related.path(), row);
        }
        return row.get(field.columnName());
    }

    private @Nullable Object value(Model model, List<String> path, @Nullable Row row) {
        Field first = model.field(path.get(0));
        if (path.size() == 1) {
            return value(model, first, row);
        }
        Model target = schema.target(first);
        return value(target, path.subList(1, path.size()), row(target, value(model, first, row)));
    }

    /** The ids in a list, whoever may see them. */
    List<Integer> list(Field field, Row row) {
        if (field.relation().link() != null) {
            Relation.Link link = link(field);
            return links.getOrDefault(link.table(), List.of()).stream()
                    .filter(pair -> Integer.valueOf(row.id()).equals(pair.get(link.own())))
                    .filter(pair -> pair.get(link.other()) != null)
                    .map(pair -> (Integer) pair.columns().getOrDefault(link.other(), 0))
                    .toList();
        }
        Model target = schema.target(field);
        String inverse =
                target.field(String.valueOf(field.relation().inverse())).columnName();
        return rows(target).stream()
                .filter(other -> Integer.valueOf(row.id()).equals(other.get(inverse)))
                .filter(LISTED.getOrDefault(field.name() + " by " + inverse, any -> true))
                .map(Row::id)
                .toList();
    }
}
