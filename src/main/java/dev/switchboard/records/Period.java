package dev.switchboard.records;

import dev.switchboard.db.Granularity;
import dev.switchboard.model.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.WeekFields;
import java.util.Locale;

/**
 * A stretch of time whose records make a group.
 *
 * @param label what people call it, such as {@code 21 Nov 2026}, {@code W47 2026} or {@code Q4 2026}
 * @param from its begin as a domain compares it: a day, or a moment in UTC
 * @param to its end, which is no longer part of it
 */
record Period(String label, String from, String to) {

    /**
     * The period that begins at a day or moment.
     *
     * @param start a {@link LocalDate}, or a {@link LocalDateTime} where the caller is
     */
    static Period of(Temporal start, Granularity granularity, ZoneId zone, Locale locale) {
        Temporal end = end(start, granularity);
        return new Period(label(start, granularity, locale), bound(start, zone), bound(end, zone));
    }

    /** When the period that begins so ends. */
    static Temporal end(Temporal start, Granularity granularity) {
        return switch (granularity) {
            case HOUR -> start.plus(1, ChronoUnit.HOURS);
            case DAY -> start.plus(1, ChronoUnit.DAYS);
            case WEEK -> start.plus(1, ChronoUnit.WEEKS);
            case MONTH -> start.plus(1, ChronoUnit.MONTHS);
            case QUARTER -> start.plus(1, IsoFields.QUARTER_YEARS);
            case YEAR -> start.plus(1, ChronoUnit.YEARS);
            default ->
                throw new Refusal(
                        Refusal.Kind.VALUE_ERROR,
                        "Granularity specification isn't correct: " + Python.repr(granularity.word()));
        };
    }

    private static String bound(Temporal time, ZoneId zone) {
        return time instanceof LocalDateTime moment
                ? Shape.MOMENT.format(moment.atZone(zone).withZoneSameInstant(ZoneOffset.UTC))
                : time.toString();
    }

    private static String label(TemporalAccessor start, Granularity granularity, Locale locale) {
        return switch (granularity) {
            case HOUR -> text("hh:00 dd MMM", start, locale);
            case DAY -> text("dd MMM yyyy", start, locale);
            case WEEK -> week(start, weeks(locale));
            case MONTH -> text("MMMM yyyy", start, locale);
            case QUARTER -> text("QQQ yyyy", start, locale);
            default -> text("yyyy", start, locale);
        };
    }

    private static String text(String pattern, TemporalAccessor start, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(start);
    }

    private static String week(TemporalAccessor start, WeekFields weeks) {
        return "W%d %04d".formatted(start.get(weeks.weekOfWeekBasedYear()), start.get(weeks.weekBasedYear()));
    }

    /** Where weeks are not those of ISO 8601, Odoo takes the one with the first day of January for the first. */
    static WeekFields weeks(Locale locale) {
        WeekFields weeks = WeekFields.of(locale);
        boolean iso = weeks.getFirstDayOfWeek() == DayOfWeek.MONDAY && weeks.getMinimalDaysInFirstWeek() == 4;
        return iso ? WeekFields.ISO : WeekFields.of(weeks.getFirstDayOfWeek(), 1);
    }
}
