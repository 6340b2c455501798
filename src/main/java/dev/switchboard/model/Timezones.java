package dev.switchboard.model;

import dev.switchboard.db.Choice;
import dev.switchboard.db.Field;
import dev.switchboard.db.Fields;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The time zones that somebody can choose: those of the tz database, the {@code Etc/} ones last as Odoo lists them. */
public final class Timezones {
    /** What Java calls otherwise. */
    private static final Map<String, String> ALIASES = Map.of("EST", "-05:00", "HST", "-10:00", "ROC", "Asia/Taipei");

    private static final Choice[] CHOICES = Stream.concat(
                    ZoneId.getAvailableZoneIds().stream().filter(zone -> !zone.startsWith("SystemV/")),
                    Stream.of("EST", "GMT+0", "GMT-0", "HST", "MST", "ROC"))
            .distinct()
            .sorted(Comparator.<String, Boolean>comparing(zone -> zone.startsWith("Etc/"))
                    .thenComparing(Comparator.naturalOrder()))
            .map(zone -> Fields.choice(zone, zone))
            .toArray(Choice[]::new);

    private Timezones() {}

    /** Whether somebody can choose it. */
    static boolean exists(@Nullable String timezone) {
        return Stream.of(CHOICES).anyMatch(choice -> choice.value().equals(timezone));
    }

    /** A time zone that somebody chose; UTC for what is none. */
    public static ZoneId zone(@Nullable String timezone) {
        return exists(timezone) ? ZoneId.of(timezone, ALIASES) : ZoneOffset.UTC;
    }

    /** A field whose value is a time zone. */
    static Field field(String name) {
        return Fields.selection(name, CHOICES).labelled("Timezone");
    }
}
