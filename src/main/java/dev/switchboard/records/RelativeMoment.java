package dev.switchboard.records;

import dev.switchboard.db.Operator;
import dev.switchboard.model.Refusal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment that is told from now, as domains of 19 tell it, such as {@code today -1m} or {@code =monday} (Odoo 19.0:
 * odoo/tools/date_utils.py, parse_date).
 *
 * @param moment in UTC; of a day, its begin where the caller is
 * @param day whether a whole day is meant
 */
record RelativeMoment(LocalDateTime moment, boolean day) {
    private static final Pattern ABSOLUTE = Pattern.compile("\\d+-.*", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SHIFT = Pattern.compile("([+-]\\d{1,6})([dwmyHMS])");
    private static final Pattern SETTING = Pattern.compile("=(\\d{1,4})([dmyHMS])");
    private static final Pattern WEEKDAY = Pattern.compile("([=+-])([a-z]+day|week_start)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "d", ChronoUnit.DAYS,
            "w", ChronoUnit.WEEKS,
            "m", ChronoUnit.MONTHS,
            "y", ChronoUnit.YEARS,
            "H", ChronoUnit.HOURS,
            "M", ChronoUnit.MINUTES,
            "S", ChronoUnit.SECONDS);
    private static final Map<String, ChronoField> FIELDS = Map.of(
            "d", ChronoField.DAY_OF_MONTH,
            "m", ChronoField.MONTH_OF_YEAR,
            "y", ChronoField.YEAR,
            "H", ChronoField.HOUR_OF_DAY,
            "M", ChronoField.MINUTE_OF_HOUR,
            "S", ChronoField.SECOND_OF_MINUTE);

    /**
     * What people's clocks and calendars show.
     *
     * @param now where they are
     */
    record Calendar(LocalDateTime now, ZoneId zone, DayOfWeek weekStart) {
        static Calendar of(Environment env) {
            ZoneId zone = env.context().timeZone();
            return new Calendar(
                    LocalDateTime.now(zone),
                    zone,
                    Period.weeks(GroupKey.locale(env)).getFirstDayOfWeek());
        }
    }

    /** Whether a text tells a moment from now. */
    static boolean isTold(String text) {
        return !text.isBlank() && !ABSOLUTE.matcher(text).matches();
    }

    /** Reads a text; refuses what is none. */
    static RelativeMoment of(String text, Calendar calendar) {
        String terms = text.strip();
        boolean day = terms.equals("today") || terms.startsWith("today ");
        boolean named = day || terms.equals("now") || terms.startsWith("now ");
        LocalDateTime at = day ? calendar.now().truncatedTo(ChronoUnit.DAYS) : calendar.now();
        for (String term : SPACE.splitAsStream(terms).skip(named ? 1 : 0).toList()) {
            try {
                at = moved(at, term, calendar.weekStart());
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new Refusal(
                        Refusal.Kind.VALUE_ERROR,
                        "Invalid term %s in expression date: %s".formatted(Python.repr(term), Python.repr(text)));
            }
            at = day ? at.truncatedTo(ChronoUnit.DAYS) : at;
        }
        LocalDateTime utc =
                at.atZone(calendar.zone()).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
        return new RelativeMoment(utc.truncatedTo(ChronoUnit.SECONDS), day);
    }

    private static LocalDateTime moved(LocalDateTime at, String term, DayOfWeek weekStart) {
        Matcher shift = SHIFT.matcher(term);
        if (shift.matches()) {
            return at.plus(Integer.parseInt(shift.group(1)), UNITS.getOrDefault(shift.group(2), ChronoUnit.DAYS));
        }
        Matcher setting = SETTING.matcher(term);
        if (setting.matches()) {
            ChronoField field = FIELDS.getOrDefault(setting.group(2), ChronoField.DAY_OF_MONTH);
            Temporal set = at.truncatedTo(field.isTimeBased() ? field.getBaseUnit() : ChronoUnit.DAYS)
                    .with(field, Integer.parseInt(setting.group(1)));
            return LocalDateTime.from(set);
        }
        Matcher weekday = WEEKDAY.matcher(term);
        if (!weekday.matches()) {
            throw new IllegalArgumentException(term);
        }
        DayOfWeek wanted = weekday.group(2).equals("week_start")
                ? weekStart
                : DayOfWeek.valueOf(weekday.group(2).toUpperCase(Locale.ROOT));
        return switch (weekday.group(1)) {
            case "+" -> at.with(TemporalAdjusters.nextOrSame(wanted));
            case "-" -> at.with(TemporalAdjusters.previousOrSame(wanted));
            default ->
                at.truncatedTo(ChronoUnit.DAYS)
                        .with(TemporalAdjusters.previousOrSame(weekStart))
                        .with(TemporalAdjusters.nextOrSame(wanted));
        };
    }

    /** What a field is compared with: what comes after a day comes after its end. */
    LocalDateTime bound(Operator operator, Calendar calendar) {
        boolean after = operator == Operator.GREATER || operator == Operator.AT_MOST;
        return day && after
                ? moment.atOffset(ZoneOffset.UTC)
                        .atZoneSameInstant(calendar.zone())
                        .plusDays(1)
                        .withZoneSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()
                : moment;
    }

    /** How it is compared with {@link #bound}. */
    Operator operator(Operator written) {
        if (!day) {
            return written;
        }
        return switch (written) {
            case GREATER -> Operator.AT_LEAST;
            case AT_MOST -> Operator.LESS;
            default -> written;
        };
    }
}
