package dev.switchboard.records;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.ApiKeys;
import dev.switchboard.model.KeyRequests;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants of a new API key: the fields of Odoo's res.users.apikeys.description. */
final class KeyWish {
    private static final Pattern DAYS = Pattern.compile("-1|[0-9]{1,4}");

    /** From this series on a key ends after a day unless its user wants otherwise. */
    private static final int DURATION_SINCE = 18;

    private KeyWish() {}

    static KeyRequests.Wanted read(Persona.User user, Dialect dialect, JsonObject vals) {
        if (!(vals.getValue("name") instanceof String name) || name.isBlank()) {
            throw new Refusal(
                    Refusal.Kind.VALIDATION_ERROR,
                    "The operation cannot be completed:\n- Create/update: a mandatory field is not set.");
        }
        return new KeyRequests.Wanted(name, expiration(user, dialect, vals));
    }

    private static @Nullable LocalDateTime expiration(Persona.User user, Dialect dialect, JsonObject vals) {
        if (dialect.number() < DURATION_SINCE) {
            return user.system() ? null : after(ApiKeys.MOST_DAYS);
        }
        String duration = String.valueOf(vals.getValue("duration", vals.containsKey("expiration_date") ? "-1" : "1"));
        if (!DAYS.matcher(duration).matches()) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR,
                    "Wrong value for res.users.apikeys.description.duration: '%s'".formatted(duration));
        }
        return switch (duration) {
            case "-1" -> time(vals.getValue("expiration_date") instanceof String text ? text : null);
            case "0" -> null;
            default -> after(Integer.parseInt(duration));
        };
    }

    private static LocalDateTime after(int days) {
        return LocalDate.now(Clock.systemUTC()).plusDays(days).atStartOfDay();
    }

    /** A date, or a time as Odoo writes it; none for an empty text. */
    static @Nullable LocalDateTime time(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.length() == "yyyy-mm-dd".length()
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR,
                    "time data '%s' does not match format '%%Y-%%m-%%d %%H:%%M:%%S'".formatted(text));
        }
    }
}
