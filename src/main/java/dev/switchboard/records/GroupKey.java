package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Granularity;
import dev.switchboard.db.Rows;
import io.vertx.core.json.JsonArray;
import java.time.temporal.Temporal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the records of a group have in common.
 *
 * @param specification as Odoo writes it: a field, or a field and a granularity between a colon
 * @param granularity of days and moments only
 */
record GroupKey(String specification, Field field, @Nullable Granularity granularity) {

    /** Whether a group is a stretch of time. */
    boolean isPeriod(@Nullable Object value) {
        return granularity != null && !granularity.isNumber() && value instanceof Temporal;
    }

    /** The stretch of time that a group is. */
    Period period(Environment env, Object start) {
        if (granularity == null || !(start instanceof Temporal time)) {
            throw new IllegalArgumentException(specification + " is not grouped by time");
        }
        return Period.of(time, granularity, env.context().timeZone(), locale(env));
    }

    /** The locale by which the caller's weeks begin and months are called. */
    static Locale locale(Environment env) {
        String language = env.context().language();
        return Locale.forLanguageTag((language == null ? Context.STORED_LANGUAGE : language).replace('_', '-'));
    }

    /** A value in JSON: a record as {@code [id, name]}, nothing as {@code false}. */
    Object json(@Nullable Object value) {
        return value == null ? false : Shape.of(field, value, true);
    }

    /** Which records are in the group of a value that is no stretch of time. */
    JsonArray domain(@Nullable Object value) {
        if (value == null && field.type() == FieldType.MANY2MANY) {
            return JsonArray.of(JsonArray.of(field.name(), "not any", new JsonArray()));
        }
        boolean plain = granularity == null || !granularity.isNumber() || value == null;
        String path = plain ? field.name() : specification.replace(':', '.');
        Object operand = value instanceof Rows.Named named ? (Object) named.id() : json(value);
        return JsonArray.of(JsonArray.of(path, "=", operand));
    }

    /** Which records are in the group of a stretch of time. */
    JsonArray domain(Period period) {
        return JsonArray.of(
                "&", JsonArray.of(field.name(), ">=", period.from()), JsonArray.of(field.name(), "<", period.to()));
    }
}
