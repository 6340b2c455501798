package dev.switchboard.db;

import static java.util.stream.Collectors.toMap;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the migrated schema with the declared models when the server starts. */
public final class SchemaCheck {
    private static final String COLUMNS = """
            SELECT table_name || '.' || column_name AS column, udt_name, is_nullable = 'NO' AS required
            FROM information_schema.columns WHERE table_schema = current_schema()""";

    private record Column(String name, String type, boolean required) {}

    private SchemaCheck() {}

    /**
     * Checks every declared field against its column.
     *
     * @return fails with {@link IllegalStateException} whose message lists each difference
     */
    public static Future<Void> verify(Sql sql, List<Model> models) {
        return sql.list(SchemaCheck::column, COLUMNS)
                .map(columns -> columns.stream().collect(toMap(Column::name, c -> c)))
                .map(columns -> differences(models, columns))
                .compose(SchemaCheck::conclude);
    }

    private static Column column(Row row) {
        return new Column(row.getString("column"), row.getString("udt_name"), row.getBoolean("required"));
    }

    private static List<String> differences(List<Model> models, Map<String, Column> columns) {
        List<String> differences = new ArrayList<>();
        for (Model model : models) {
            for (Field field : model.fields(field -> field.columnName() != null)) {
                String name = model.table() + "." + field.columnName();
                String difference = difference(field, columns.get(name));
                if (difference != null) {
                    differences.add(name + " " + difference);
                }
            }
        }
        return differences;
    }

    private static @Nullable String difference(Field field, @Nullable Column column) {
        if (column == null) {
            return "is missing";
        }
        if (!column.type().equals(field.type().column())) {
            return "is %s and not %s".formatted(column.type(), field.type().column());
        }
        if (field.name().equals("id")) {
            return null; // a table's id refuses NULL, that of a view cannot
        }
        boolean required = field.is(Trait.NOT_NULL);
        return column.required() == required ? null : required ? "allows NULL" : "refuses NULL";
    }

    private static Future<Void> conclude(List<String> differences) {
        return differences.isEmpty()
                ? Future.succeededFuture()
                : Future.failedFuture(new IllegalStateException(
                        "the database does not have the declared schema: " + String.join(", ", differences)));
    }
}
