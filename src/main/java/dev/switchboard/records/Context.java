package dev.switchboard.records;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about how they want to be answered: Odoo's {@code context}.
 *
 * @param values as they came
 */
public record Context(JsonObject values) {
    /** The language in which texts are stored. */
    public static final String STORED_LANGUAGE = "en_US";

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** A context that says nothing. */
    public static final Context NONE = new Context(new JsonObject());

    /** The language, if one is asked for. */
    public @Nullable String language() {
        return values.getValue("lang") instanceof String lang && !lang.isEmpty() ? lang : null;
    }

    /** The time zone in which days begin; UTC where none is given or it is unknown. */
    public ZoneId timeZone() {
        boolean known = values.getValue("tz") instanceof String tz && ZONES.contains(tz);
        return known ? ZoneId.of(values.getString("tz")) : ZoneId.of("UTC");
    }

    /** Whether archived records are left out. */
    public boolean activeOnly() {
        return !values.containsKey("active_test") || Python.truthy(values.getValue("active_test"));
    }

    /** Whether the size of bytes is wanted in their place. */
    public boolean sizesOnly() {
        return Python.truthy(values.getValue("bin_size"));
    }

    /** The value that a field of a new record begins with, if the caller gives one. */
    public Optional<Object> initial(String field) {
        return Optional.ofNullable(values.getValue("default_" + field));
    }

    /** The same with one more value. */
    public Context with(String name, Object value) {
        return new Context(values.copy().put(name, value));
    }
}
