package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Rows;
import dev.switchboard.dialect.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON shapes in which values are read: nothing is {@code false}, except for numbers, of which it is 0. */
public final class Shape {
    /** How a moment in UTC is written. */
    public static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final List<String> UNITS = List.of("bytes", "Kb", "Mb", "Gb");

    private Shape() {}

    /**
     * One value.
     *
     * @param value as {@link Rows} gives it
     * @param names whether a record that is pointed to comes as {@code [id, name]}, and not as its id alone
     */
    public static Object of(Field field, @Nullable Object value, boolean names) {
        if (value == null) {
            return field.type().isNumber() ? (Object) 0 : false;
        }
        if (value instanceof Rows.Named named) {
            return names ? new JsonArray().add(named.id()).add(Wire.orFalse(named.name())) : (Object) named.id();
        }
        if (value instanceof List<?> ids) {
            return new JsonArray(ids);
        }
        if (value instanceof LocalDateTime moment) {
            return MOMENT.format(moment);
        }
        if (value instanceof LocalDate || value instanceof Short) {
            return value.toString();
        }
        if (value instanceof Buffer bytes) {
            return Base64.getEncoder().encodeToString(bytes.getBytes());
        }
        return switch (field.type()) {
            case BINARY -> value instanceof Integer size ? size(size) : value;
            default -> value;
        };
    }

    /** A size as people read it. */
    private static String size(int bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.size() - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f %s", size, UNITS.get(unit));
    }
}
