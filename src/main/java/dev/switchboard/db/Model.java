package dev.switchboard.db;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The declaration of one model: its name and stored fields. Statements are built from it, so that a column that is
 * not declared fails when the class is loaded, and not at its first use.
 *
 * @param name Odoo's name, such as {@code mail.message}
 * @param fields the stored fields besides {@code id}
 */
public record Model(String name, List<Field> fields) {

    /** Declares a model. */
    public static Model of(String name, Field... fields) {
        return new Model(name, List.of(fields));
    }

    /** The table's name: the model's, with underscores. */
    public String table() {
        return name.replace('.', '_');
    }

    /**
     * A declared field.
     *
     * @throws IllegalArgumentException when the model has no field of that name
     */
    public Field field(String field) {
        return fields.stream()
                .filter(f -> f.name().equals(field))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("Invalid field '%s' on model '%s'".formatted(field, name)));
    }

    /** The statement that inserts one row from {@code $1…$n} and gives its id. */
    public String insert(String... columns) {
        return "INSERT INTO %s (%s) VALUES (%s) RETURNING id"
                .formatted(table(), names(columns), parameters(columns.length, i -> ""));
    }

    /**
     * The statement that inserts many rows from one array for each column, {@code $1…$n}, and gives their ids in the
     * order of the arrays, ascending.
     */
    public String insertMany(String... columns) {
        String names = names(columns);
        String arrays =
                parameters(columns.length, i -> "::" + field(columns[i]).type().column() + "[]");
        return """
                INSERT INTO %s (%s) SELECT %s FROM unnest(%s) WITH ORDINALITY AS input (%s, row_number)
                ORDER BY row_number RETURNING id""".formatted(table(), names, names, arrays, names);
    }

    private String names(String... columns) {
        return Arrays.stream(columns).map(column -> field(column).name()).collect(joining(", "));
    }

    private static String parameters(int count, IntFunction<String> cast) {
        return IntStream.range(0, count)
                .mapToObj(i -> "$" + (i + 1) + cast.apply(i))
                .collect(joining(", "));
    }
}
