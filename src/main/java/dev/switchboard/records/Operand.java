package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Operator;
import dev.switchboard.model.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values that a domain compares fields with, as PostgreSQL's driver takes them. */
final class Operand {
    private static final Pattern WHOLE = Pattern.compile("\\s*[+-]?[0-9]{1,18}\\s*");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private Operand() {}

    /** Whether a text is a whole number. */
    static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches();
    }

    /** A value as text. */
    static String text(@Nullable Object value) {
        return value instanceof String text ? text : Python.repr(value);
    }

    /** The id of a record. One that does not fit is one that no record has. */
    static Integer id(@Nullable Object value) {
        if (value instanceof Number number) {
            return clamped(number.doubleValue());
        }
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        if (value instanceof String text && isWhole(text)) {
            return clamped(Double.parseDouble(text.strip()));
        }
        throw new Refusal(Refusal.Kind.VALUE_ERROR, "Invalid value %s: an id is wanted".formatted(Python.repr(value)));
    }

    private static int clamped(double value) {
        return (int) value;
    }

    /** Values without repetitions, in their order. */
    static List<@Nullable Object> distinct(List<@Nullable Object> values) {
        return new ArrayList<>(new LinkedHashSet<>(values));
    }

    /**
     * A value to compare a field with.
     *
     * @return of the field's Java type; {@code null} for "empty"
     */
    static @Nullable Object of(Field field, Operator operator, @Nullable Object value) {
        if (field.type() == FieldType.BOOLEAN) {
            return Python.truthy(value);
        }
        if (value == null || Boolean.FALSE.equals(value)) {
            return isNumber(field) && !isEquality(operator) ? Integer.valueOf(0) : null;
        }
        return switch (field.type()) {
            case INTEGER, MANY2ONE_REFERENCE -> whole(value);
            case FLOAT -> number(value);
            case DATE -> moment(value, LocalTime.MIN).toLocalDate();
            case DATETIME -> moment(value, endsDay(operator) ? END_OF_DAY : LocalTime.MIN);
            default -> text(value);
        };
    }

    private static boolean isNumber(Field field) {
        return !field.name().equals("id") && (field.type().isNumber() || field.type() == FieldType.MANY2ONE_REFERENCE);
    }

    private static boolean isEquality(Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL, IN, NOT_IN -> true;
            default -> false;
        };
    }

    /** A day alone means its end where what comes after it, or until it, is asked for. */
    private static boolean endsDay(Operator operator) {
        return operator == Operator.GREATER || operator == Operator.AT_MOST;
    }

    private static Object whole(Object value) {
        if (value instanceof Double fraction) {
            return fraction;
        }
        if (value instanceof String text && !isWhole(text)) {
            throw invalid("integer", text);
        }
        return id(value);
    }

    private static Double number(Object value) {
        try {
            return value instanceof Number number
                    ? number.doubleValue()
                    : Double.valueOf(text(value).strip());
        } catch (NumberFormatException e) {
            throw invalid("double precision", text(value));
        }
    }

    private static Refusal invalid(String type, String text) {
        return new Refusal(
                Refusal.Kind.INVALID_TEXT, "invalid input syntax for type %s: \"%s\"\n".formatted(type, text));
    }

    private static LocalDateTime moment(Object value, LocalTime unsaid) {
        String text = text(value).strip();
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text).atTime(unsaid)
                    : LocalDateTime.parse(text.substring(0, 10) + "T" + text.substring(11));
        } catch (DateTimeException e) {
            String shown = text.length() <= 10 ? text + " " + unsaid : text;
            throw new Refusal(
                    Refusal.Kind.INVALID_DATE, "invalid input syntax for type timestamp: \"%s\"\n".formatted(shown));
        }
    }
}
