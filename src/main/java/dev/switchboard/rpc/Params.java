package dev.switchboard.rpc;

import dev.switchboard.model.Refusal;
import dev.switchboard.records.Python;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A call's named parameters. A value of the wrong kind is refused with the error that Odoo's Python gives. */
public final class Params {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{0,18})?");

    private final JsonObject values;

    /** Reads from a JSON object. */
    Params(JsonObject values) {
        this.values = values;
    }

    /** A whole number, also as text; {@code null} when missing or null. */
    public @Nullable Integer integerOrNull(String name) {
        Object value = values.getValue(name);
        return value == null || Boolean.FALSE.equals(value) ? null : (Integer) integer(value);
    }

    /** What Python's {@code int()} makes of a value. */
    static int integer(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof Number number) {
            return clamped(number.longValue());
        }
        if (value instanceof String text && text.strip().matches("[+-]?[0-9]{1,18}")) {
            return clamped(Long.parseLong(text.strip()));
        }
        if (value == null) {
            throw new Refusal(
                    Refusal.Kind.TYPE_ERROR,
                    "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'");
        }
        throw new Refusal(Refusal.Kind.VALUE_ERROR, "invalid literal for int() with base 10: " + quoted(value));
    }

    /** A whole number, also as text; 0, which is no record's id, when missing. */
    public int integer(String name) {
        return integer(name, 0);
    }

    /** A whole number, also as text. */
    public int integer(String name, int orElse) {
        Integer value = integerOrNull(name);
        return value == null ? orElse : value;
    }

    /** A number, also as text; 0 when missing. */
    public double decimal(String name) {
        Object value = values.getValue(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text && DECIMAL.matcher(text.strip()).matches()) {
            return Double.parseDouble(text.strip());
        }
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value) ? 1 : 0;
        }
        throw new Refusal(Refusal.Kind.VALUE_ERROR, "could not convert string to float: " + quoted(value));
    }

    /** No id is that large: what does not fit is a number that no record has. */
    private static int clamped(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE - 1, value));
    }

    /** Text; {@code null} when missing, null or false. */
    public @Nullable String textOrNull(String name) {
        Object value = values.getValue(name);
        if (value == null || Boolean.FALSE.equals(value)) {
            return null;
        }
        if (value instanceof String text) {
            return text.replace("\0", "");
        }
        throw new Refusal(Refusal.Kind.TYPE_ERROR, "'%s' must be a text, not %s".formatted(name, quoted(value)));
    }

    /** Text; empty when missing. */
    public String text(String name) {
        String value = textOrNull(name);
        return value == null ? "" : value;
    }

    /** What Python takes for true: not null, false, 0 or empty. */
    public boolean truthy(String name) {
        return Python.truthy(values.getValue(name));
    }

    /** The same, and {@code orElse} when missing. */
    public boolean truthy(String name, boolean orElse) {
        return has(name) ? truthy(name) : orElse;
    }

    /** A parameter as it came; {@code null} when missing. */
    @Nullable
    Object value(String name) {
        return values.getValue(name);
    }

    /** All of them. */
    JsonObject json() {
        return values;
    }

    /** Whether a parameter was given, be it null. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Named values within a parameter; empty ones when missing. */
    public Params object(String name) {
        Object value = values.getValue(name);
        if (value instanceof JsonObject object) {
            return new Params(object);
        }
        if (!Python.truthy(value)) {
            return new Params(new JsonObject());
        }
        throw new Refusal(Refusal.Kind.TYPE_ERROR, "'%s' must be an object, not %s".formatted(name, quoted(value)));
    }

    /** A number or a short text, as a client may call a thing of its own; {@code null} for anything else. */
    public @Nullable Object label(String name) {
        Object value = values.getValue(name);
        return value instanceof Number || (value instanceof String text && text.length() <= 64) ? value : null;
    }

    /** The values of a list; empty when missing. */
    public List<Object> list(String name) {
        Object value = values.getValue(name);
        return value instanceof JsonArray array ? array.stream().toList() : List.of();
    }

    private static String quoted(@Nullable Object value) {
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }
}
