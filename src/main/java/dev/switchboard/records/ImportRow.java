package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Model;
import dev.switchboard.db.Schema;
import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A record as it was written in lines of cells.
 *
 * @param values text by field, or rows by relational field; {@code id} is its name in every database, {@code .id} its id
 *     and an empty name what people call it
 * @param from its first line
 * @param to its last line, which is another one where lists have several records
 */
record ImportRow(Map<String, Object> values, int from, int to) {

    /** Reads lines. */
    static List<ImportRow> read(Schema schema, Model model, List<List<String>> paths, List<List<String>> lines) {
        return new Reader(schema, model, paths).read(lines);
    }

    /** Cells as texts; nothing is an empty one. */
    static List<String> line(Object line) {
        List<String> cells = new ArrayList<>();
        if (line instanceof JsonArray array) {
            array.forEach(cell -> cells.add(Python.truthy(cell) || cell instanceof Number ? String.valueOf(cell) : ""));
        }
        return cells;
    }

    /** Where it was written, for messages about it. */
    JsonObject place() {
        return JsonObject.of("rows", JsonObject.of("from", from, "to", to));
    }

    /** The text of a column, empty when there is none. */
    String text(String column) {
        return values.get(column) instanceof String text ? text : "";
    }

    /** Whether it says no more than which record is meant. */
    boolean onlyRefers() {
        return values.keySet().stream().allMatch(FieldPaths::isReference);
    }

    /** What it says about which record is meant. */
    List<String> references() {
        return values.keySet().stream().filter(FieldPaths::isReference).toList();
    }

    private static final class Reader {
        private final Schema schema;
        private final Model model;
        private final List<List<String>> paths;

        Reader(Schema schema, Model model, List<List<String>> paths) {
            this.schema = schema;
            this.model = model;
            this.paths = paths;
        }

        List<ImportRow> read(List<List<String>> lines) {
            List<ImportRow> rows = new ArrayList<>();
            int from = 0;
            while (from < lines.size()) {
                int to = from;
                while (to + 1 < lines.size() && continues(lines.get(to + 1))) {
                    to++;
                }
                rows.add(row(lines.subList(from, to + 1), from, to));
                from = to + 1;
            }
            return rows;
        }

        private Field field(String name) {
            return model.find(name).orElseThrow(() -> new Refusal(Refusal.Kind.KEY_ERROR, name));
        }

        private boolean isRelation(String name) {
            return !FieldPaths.isReference(name) && field(name).type().isRelation();
        }

        private boolean isList(String name) {
            return !FieldPaths.isReference(name) && field(name).type() == FieldType.ONE2MANY;
        }

        /** Whether a line has nothing but further records of lists. */
        private boolean continues(List<String> line) {
            return filled(line, this::isList) && !filled(line, name -> !isList(name));
        }

        private boolean filled(List<String> line, Predicate<String> columns) {
            return IntStream.range(0, Math.min(line.size(), paths.size()))
                    .anyMatch(i ->
                            columns.test(paths.get(i).get(0)) && !line.get(i).isEmpty());
        }

        private ImportRow row(List<List<String>> span, int from, int to) {
            Map<String, Object> values = new LinkedHashMap<>();
            Set<String> relations = new LinkedHashSet<>();
            List<String> first = span.get(0);
            for (int i = 0; i < paths.size() && i < first.size(); i++) {
                String name = paths.get(i).get(0);
                if (isRelation(name)) {
                    relations.add(name);
                } else {
                    values.put(name, first.get(i));
                }
            }
            relations.forEach(name -> values.put(name, others(name, span)));
            return new ImportRow(values, from, to);
        }

        private List<ImportRow> others(String name, List<List<String>> span) {
            List<Integer> columns = IntStream.range(0, paths.size())
                    .filter(i -> paths.get(i).get(0).equals(name))
                    .boxed()
                    .toList();
            List<List<String>> rest = columns.stream()
                    .map(i -> paths.get(i).size() == 1
                            ? List.of("")
                            : paths.get(i).subList(1, paths.get(i).size()))
                    .toList();
            List<List<String>> cells = span.stream()
                    .map(line -> columns.stream()
                            .map(i -> i < line.size() ? line.get(i) : "")
                            .toList())
                    .filter(line -> line.stream().anyMatch(cell -> !cell.isEmpty()))
                    .toList();
            return new Reader(schema, schema.target(field(name)), rest).read(cells);
        }
    }
}
