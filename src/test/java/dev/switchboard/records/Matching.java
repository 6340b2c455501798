package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import io.vertx.core.json.JsonArray;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value fits a condition, as BaseModel._condition_to_sql (odoo/models.py of 18.0) has it: true, false, or
 * unknown where SQL says so. An empty number is 0, an empty text is "", and both are what {@code false} means.
 */
final class Matching {
    private static final Set<String> NEGATIVE = Set.of("!=", "not in", "not like", "not ilike");
    private static final Set<String> WILDCARD = Set.of("like", "ilike", "not like", "not ilike");

    private final Comparator<String> textOrder;

    Matching(Comparator<String> textOrder) {
        this.textOrder = textOrder;
    }

    @Nullable
    Boolean matches(Field field, @Nullable Object actual, String operator, @Nullable Object value) {
        if (operator.equals("=?")) {
            return nothing(value) ? Boolean.TRUE : matches(field, actual, "=", value);
        }
        if (value instanceof JsonArray list) {
            return among(field, actual, !operator.equals("not in") && !operator.equals("!="), list);
        }
        boolean equality = operator.equals("=") || operator.equals("!=");
        if (field.type() == FieldType.BOOLEAN && equality && value instanceof Boolean wanted) {
            return Boolean.TRUE.equals(actual) == (wanted == operator.equals("="));
        }
        boolean reference = field.type().isRelation() || field.name().equals("id");
        if (equality && (nothing(value) || (reference && !Python.truthy(value)))) {
            if (!isNumber(field) && !isText(field)) {
                return (actual == null) == operator.equals("=");
            }
            return general(field, actual, operator, isNumber(field) ? (Object) 0 : "");
        }
        return general(field, actual, operator, value);
    }

    private @Nullable Boolean general(Field field, @Nullable Object actual, String operator, @Nullable Object value) {
        boolean negative = NEGATIVE.contains(operator);
        boolean inequality = operator.startsWith("<") || operator.startsWith(">");
        if (WILDCARD.contains(operator) && !Python.truthy(value)) {
            return !negative;
        }
        boolean emptyFits = (Python.truthy(value) == negative && !inequality)
                || (isNumber(field) && inequality && compared(0, operator, (int) Math.signum(number(value))));
        return (actual == null && emptyFits) ? Boolean.TRUE : compare(field, actual, operator, value);
    }

    private static boolean isNumber(Field field) {
        return field.type().isNumber() && !field.name().equals("id");
    }

    private static boolean isText(Field field) {
        return field.type() == FieldType.CHAR || field.type() == FieldType.TEXT || field.type() == FieldType.HTML;
    }

    private static boolean nothing(@Nullable Object value) {
        return value == null || Boolean.FALSE.equals(value);
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : nothing(value) ? 0 : 1;
    }

    private @Nullable Boolean among(Field field, @Nullable Object actual, boolean in, JsonArray list) {
        List<@Nullable Object> wanted = new ArrayList<>();
        list.stream().filter(each -> !nothing(each)).forEach(wanted::add);
        boolean empty = wanted.size() < list.size();
        if (isNumber(field)) {
            empty |= wanted.contains(0);
            wanted.addAll(empty ? List.of(0) : List.of());
        } else if (isText(field)) {
            empty |= wanted.contains("");
            wanted.addAll(empty ? List.of("") : List.of());
        }
        if (field.type() == FieldType.BOOLEAN) {
            return (Boolean.TRUE.equals(actual) ? wanted.contains(true) : empty) == in;
        }
        if (actual == null) {
            return empty == in;
        }
        boolean found = wanted.stream().anyMatch(each -> Boolean.TRUE.equals(compare(field, actual, "=", each)));
        return found == in;
    }

    private @Nullable Boolean compare(Field field, @Nullable Object actual, String operator, @Nullable Object value) {
        if (actual == null) {
            return null;
        }
        if (operator.endsWith("like")) {
            return like(text(actual), operator, value instanceof String text ? text : Python.repr(value))
                    != operator.startsWith("not");
        }
        Integer order = order(field, actual, operator, value);
        return order == null ? null : compared(order, operator, 0);
    }

    private static boolean compared(int order, String operator, int than) {
        return switch (operator) {
            case "=" -> order == than;
            case "!=" -> order != than;
            case "<" -> order < than;
            case "<=" -> order <= than;
            case ">" -> order > than;
            default -> order >= than;
        };
    }

    private @Nullable Integer order(Field field, Object actual, String operator, @Nullable Object value) {
        return switch (field.type()) {
            case BOOLEAN -> Boolean.compare((Boolean) actual, Python.truthy(value));
            case INTEGER, MANY2ONE_REFERENCE, FLOAT -> Double.compare(((Number) actual).doubleValue(), number(value));
            case MANY2ONE -> nothing(value) ? null : Double.compare((Integer) actual, number(value));
            case DATETIME ->
                nothing(value) ? null : ((LocalDateTime) actual).compareTo(moment(operator, String.valueOf(value)));
            default -> nothing(value) ? null : textOrder.compare((String) actual, String.valueOf(value));
        };
    }

    private static LocalDateTime moment(String operator, String text) {
        if (text.length() == 10) {
            boolean end = operator.equals(">") || operator.equals("<=");
            return LocalDate.parse(text).atTime(end ? 23 : 0, end ? 59 : 0, end ? 59 : 0);
        }
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private static String text(Object actual) {
        if (actual instanceof LocalDateTime moment) {
            return Shape.MOMENT.format(moment);
        }
        return actual instanceof Double number && number == Math.rint(number)
                ? String.valueOf(number.longValue())
                : String.valueOf(actual);
    }

    private static boolean like(String text, String operator, String pattern) {
        boolean whole = operator.startsWith("=");
        StringBuilder regex = new StringBuilder(whole ? "" : ".*");
        int[] letters = pattern.codePoints().toArray();
        for (int i = 0; i < letters.length; i++) {
            boolean escaped = letters[i] == '\\' && i + 1 < letters.length;
            regex.append(escaped ? Pattern.quote(Character.toString(letters[++i])) : wildcard(letters[i]));
        }
        int flags = Pattern.DOTALL | (operator.endsWith("ilike") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return Pattern.compile(regex.append(whole ? "" : ".*").toString(), flags)
                .matcher(text)
                .matches();
    }

    private static String wildcard(int letter) {
        return letter == '%' ? ".*" : letter == '_' ? "." : Pattern.quote(Character.toString(letter));
    }
}
