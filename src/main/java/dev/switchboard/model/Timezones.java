package dev.switchboard.model;

import dev.switchboard.db.Choice;
import dev.switchboard.db.Field;
import dev.switchboard.db.Fields;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The time zones that somebody can choose: those of the tz database, the {@code Etc/} ones last as Odoo lists them. */
final class Timezones {
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

    /** A field whose value is a time zone. */
    static Field field(String name) {
        return Fields.selection(name, CHOICES).labelled("Timezone");
    }
}
