package dev.switchboard.records;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How Python sees JSON values: clients find such texts in error messages, and Odoo takes its truth for truth. */
public final class Python {
    private Python() {}

    /** A value as Python prints it in messages. */
    public static String repr(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean bool) {
            return bool ? "True" : "False";
        }
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(Python::repr).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof JsonObject object) {
            return object.stream()
                    .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return String.valueOf(value);
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        boolean doubleQuotes = text.indexOf('\'') >= 0 && text.indexOf('"') < 0;
        return doubleQuotes ? '"' + escaped + '"' : "'" + escaped.replace("'", "\\'") + "'";
    }

    /** Values as Python prints a tuple of them. */
    public static String tuple(List<?> values) {
        String inner = values.stream().map(Python::repr).collect(Collectors.joining(", "));
        return values.size() == 1 ? "(" + inner + ",)" : "(" + inner + ")";
    }

    /** What Python takes for true: not null, false, 0 or empty. */
    public static boolean truthy(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return !(value == null
                || Boolean.FALSE.equals(value)
                || "".equals(value)
                || (value instanceof JsonArray array && array.isEmpty())
                || (value instanceof JsonObject object && object.isEmpty()));
    }

    /** What Python says after a function's name when arguments are missing; there is at least one name. */
    public static String missing(List<String> names) {
        List<String> quoted = names.stream().map(each -> "'" + each + "'").toList();
        int last = quoted.size() - 1;
        String listed = last < 2
                ? String.join(" and ", quoted)
                : String.join(", ", quoted.subList(0, last)) + ", and " + quoted.get(last);
        return "missing %d required positional argument%s: %s".formatted(names.size(), last == 0 ? "" : "s", listed);
    }

    /** What Python calls the type of a value. */
    public static String typeName(@Nullable Object value) {
        if (value == null) {
            return "NoneType";
        }
        if (value instanceof JsonArray) {
            return "list";
        }
        if (value instanceof JsonObject) {
            return "dict";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof String) {
            return "str";
        }
        return value instanceof Float || value instanceof Double ? "float" : "int";
    }
}
