package dev.switchboard.db;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How finely days and moments are told apart when records are grouped by them; the names are Odoo's. */
public enum Granularity {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    YEAR_NUMBER("year"),
    QUARTER_NUMBER("quarter"),
    MONTH_NUMBER("month"),
    ISO_WEEK_NUMBER("week"),
    DAY_OF_YEAR("doy"),
    DAY_OF_MONTH("day"),
    DAY_OF_WEEK("dow"),
    HOUR_NUMBER("hour"),
    MINUTE_NUMBER("minute"),
    SECOND_NUMBER("second");

    private final @Nullable String part;

    Granularity() {
        this.part = null;
    }

    Granularity(String part) {
        this.part = part;
    }

    /** The one that Odoo calls so. */
    public static Optional<Granularity> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** Odoo's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether groups are numbers, such as a month of whichever year, and not stretches of time. */
    public boolean isNumber() {
        return part != null;
    }

    /** Whether groups consist of whole days. */
    boolean isOfDays() {
        return switch (this) {
            case HOUR, HOUR_NUMBER, MINUTE_NUMBER, SECOND_NUMBER -> false;
            default -> true;
        };
    }

    /**
     * Appends what a moment belongs to.
     *
     * @param moment appends the moment
     * @param weekStart the first day of the week: 1 is Monday
     */
    void append(Statement statement, Runnable moment, int weekStart) {
        if (this == DAY_OF_WEEK) {
            statement.append("(date_part('dow', ");
            moment.run();
            statement.append(")::int4 + 7 - ").bind(weekStart).append(") % 7");
        } else if (part != null) {
            statement.append("date_part('" + part + "', ");
            moment.run();
            statement.append(")::int4");
        } else if (this == WEEK) {
            appendWeek(statement, moment, (8 - weekStart) % 7);
        } else {
            statement.append("date_trunc('" + word() + "', ");
            moment.run();
            statement.append(")");
        }
    }

    /** PostgreSQL's weeks begin on Monday. */
    private static void appendWeek(Statement statement, Runnable moment, int daysBeforeMonday) {
        statement.append("(date_trunc('week', ");
        moment.run();
        statement.append(" + ").bind(daysBeforeMonday).append(" * interval '1 day') - ");
        statement.bind(daysBeforeMonday).append(" * interval '1 day')");
    }
}
