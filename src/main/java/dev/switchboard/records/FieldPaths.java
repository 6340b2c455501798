package dev.switchboard.records;

import java.util.List;
import java.util.regex.Pattern;

/** The names of columns that are exported and imported: names of fields with slashes between. */
final class FieldPaths {
    /** The column of a record's id. */
    static final String ID = ".id";

    /** The column of a record's name in every database. */
    static final String EXTERNAL_ID = "id";

    private static final Pattern SLASH = Pattern.compile("/");
    private static final Pattern DATABASE_ID = Pattern.compile("([^/])\\.id");
    private static final Pattern COLON = Pattern.compile("([^/]):id");

    private FieldPaths() {}

    /** Reads one; {@code field.id} and {@code field:id} mean {@code field/.id} and {@code field/id}. */
    static List<String> of(String column) {
        String fixed = DATABASE_ID.matcher(column).replaceAll("$1/.id");
        return List.of(SLASH.split(COLON.matcher(fixed).replaceAll("$1/id"), -1));
    }

    /** Reads a list of them. */
    static List<List<String>> of(List<String> columns) {
        return columns.stream().map(FieldPaths::of).toList();
    }

    /** Whether a name stands for the record itself. */
    static boolean isReference(String name) {
        return name.isEmpty() || name.equals(ID) || name.equals(EXTERNAL_ID);
    }
}
