package dev.switchboard.db;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows of {@link Query#values}. */
public final class Rows {
    private Rows() {}

    /**
     * One record that another points to.
     *
     * @param id its id
     * @param name what people call it, if they call it anything
     */
    public record Named(int id, @Nullable String name) {}

    /**
     * The values of one record.
     *
     * @param id its id
     * @param values by field name, as Java types: {@code Integer}, {@code Double}, {@code Boolean}, {@code String},
     *     {@code LocalDate}, {@code LocalDateTime}, {@code Buffer}, {@link Named}, or a list of ids
     */
    public record Values(int id, Map<String, @Nullable Object> values) {

        /** The ids in a list. */
        public List<Integer> ids(String field) {
            return values.get(field) instanceof List<?> ids
                    ? ids.stream().map(Integer.class::cast).toList()
                    : List.of();
        }

        /** The id of the record that a field points to, if it does. */
        public Optional<Integer> pointed(String field) {
            return values.get(field) instanceof Named named ? Optional.of(named.id()) : Optional.empty();
        }
    }

    /** Reads one row of a statement that selects these fields. */
    public static Values read(Row row, List<Field> fields) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        int column = 1;
        for (Field field : fields) {
            if (field.type() == FieldType.MANY2ONE) {
                values.put(field.name(), named(row, column));
                column += 2;
            } else {
                values.put(field.name(), value(row, column, field));
                column++;
            }
        }
        return new Values(row.getInteger(0), values);
    }

    private static @Nullable Named named(Row row, int column) {
        Integer id = row.getInteger(column);
        return id == null ? null : new Named(id, row.getString(column + 1));
    }

    private static @Nullable Object value(Row row, int column, Field field) {
        if (field.type().isList()) {
            Integer[] ids = row.getArrayOfIntegers(column);
            return ids == null ? List.of() : new ArrayList<>(Arrays.asList(ids));
        }
        return switch (field.type()) {
            case INTEGER, MANY2ONE_REFERENCE -> row.getInteger(column);
            case FLOAT -> row.getDouble(column);
            default -> row.getValue(column);
        };
    }
}
