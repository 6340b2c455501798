package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.model.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The values that callers write, as PostgreSQL's driver takes them; what makes no sense is refused as Python would. */
final class Stored {
    private Stored() {}

    /**
     * The value of a field with a column.
     *
     * @param value a JSON value
     * @return of the field's Java type; {@code null} for nothing
     */
    static @Nullable Object of(Model model, Field field, @Nullable Object value) {
        return switch (field.type()) {
            case BOOLEAN -> Python.truthy(value);
            case INTEGER -> Python.truthy(value) ? whole(value) : Integer.valueOf(0);
            case FLOAT -> Python.truthy(value) ? number(value) : Double.valueOf(0);
            default -> value == null || Boolean.FALSE.equals(value) ? null : present(model, field, value);
        };
    }

    private static Object present(Model model, Field field, Object value) {
        return switch (field.type()) {
            case MANY2ONE, MANY2ONE_REFERENCE -> reference(model, field, value);
            case SELECTION -> choice(model, field, value);
            case DATE -> moment(value, "%Y-%m-%d").toLocalDate();
            case DATETIME -> moment(value, "%Y-%m-%d %H:%M:%S");
            case BINARY -> bytes(value);
            case HTML -> Html.sanitise(text(value));
            default -> text(value);
        };
    }

    private static String text(Object value) {
        return (value instanceof String text ? text : Python.repr(value)).replace("\0", "");
    }

    private static Integer whole(@Nullable Object value) {
        if (value instanceof Number number) {
            return inRange(number.doubleValue());
        }
        if (value instanceof Boolean) {
            return 1;
        }
        if (value instanceof String text && Operand.isWhole(text)) {
            return inRange(Double.parseDouble(text.strip()));
        }
        if (value instanceof String) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR, "invalid literal for int() with base 10: " + Python.repr(value));
        }
        throw new Refusal(
                Refusal.Kind.TYPE_ERROR,
                "int() argument must be a string, a bytes-like object or a real number, not '%s'"
                        .formatted(Python.typeName(value)));
    }

    private static int inRange(double number) {
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw new Refusal(Refusal.Kind.INVALID_TEXT, "integer out of range\n");
        }
        return (int) number;
    }

    private static Double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return value instanceof Boolean
                    ? 1.0
                    : Double.valueOf(String.valueOf(value).strip());
        } catch (NumberFormatException e) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "could not convert string to float: " + Python.repr(value));
        }
    }

    private static Integer reference(Model model, Field field, Object value) {
        if (value instanceof Number number && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        if (value instanceof JsonArray pair && !pair.isEmpty() && pair.getValue(0) instanceof Integer id) {
            return id;
        }
        throw wrong(model, field, value);
    }

    private static Object choice(Model model, Field field, Object value) {
        boolean known =
                field.choices().stream().anyMatch(choice -> choice.value().equals(value));
        if (known || field.choices().isEmpty()) {
            return text(value);
        }
        throw wrong(model, field, value);
    }

    private static Refusal wrong(Model model, Field field, Object value) {
        return new Refusal(
                Refusal.Kind.VALUE_ERROR,
                "Wrong value for %s.%s: %s".formatted(model.name(), field.name(), Python.repr(value)));
    }

    private static LocalDateTime moment(Object value, String format) {
        String text = text(value).strip();
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.substring(0, 10) + "T" + text.substring(11));
        } catch (DateTimeException e) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR,
                    "time data %s does not match format '%s'".formatted(Python.repr(text), format));
        }
    }

    private static Buffer bytes(Object value) {
        try {
            return Buffer.buffer(Base64.getMimeDecoder().decode(text(value)));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "Incorrect padding: base64 is wanted");
        }
    }
}
