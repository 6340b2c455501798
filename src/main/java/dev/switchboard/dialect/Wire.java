package dev.switchboard.dialect;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How Odoo writes values, in every series: no value is {@code false}, times are UTC to the second. */
public final class Wire {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Wire() {}

    /** The value, or {@code false} for none. */
    public static Object orFalse(@Nullable Object value) {
        return value == null ? false : value;
    }

    /** {@code 2026-11-22 11:57:48}, or {@code false} for none. */
    public static Object time(@Nullable LocalDateTime time) {
        return time == null ? false : TIME.format(time);
    }

    /** {@code {"id": …, "code": …, "name": …}}, or {@code false} for none. */
    public static Object country(@Nullable CountryView country) {
        return country == null
                ? false
                : JsonObject.of("id", country.id(), "code", country.code(), "name", country.name());
    }

    /** {@code [["ADD", []]]}: a to-many relation to which nothing is added. */
    public static JsonArray addNothing() {
        return JsonArray.of(JsonArray.of("ADD", new JsonArray()));
    }
}
