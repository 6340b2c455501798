package dev.switchboard.livechat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a live chat channel is open. A shift lasts from one moment to another, so that one across a change of the clocks
 * is an hour longer or shorter; a time that the clocks skip is the moment at which they skip it, and one that they show
 * twice is the first for what begins and the second for what ends. A holiday closes whole days, and the shifts that
 * would have begun on them.
 *
 * @param zone in which all of it is meant
 * @param shifts every week; without any it is always open, but for holidays
 */
record OpeningHours(ZoneId zone, List<Shift> shifts, List<Holiday> holidays) {
    private static final int MINUTES_OF_A_DAY = 1_440;
    private static final int MOST_DAYS_AHEAD = 366;
    private static final Shift WHOLE_DAY = new Shift(DayOfWeek.MONDAY, 0, MINUTES_OF_A_DAY);

    /**
     * Hours of one day of the week.
     *
     * @param from minutes after midnight
     * @param to the same; no later than {@code from} for the next day
     */
    record Shift(DayOfWeek day, int from, int to) {
        private int length() {
            return to > from ? to - from : to + MINUTES_OF_A_DAY - from;
        }
    }

    /** Days on which nobody is there, the first and the last of them included. */
    record Holiday(LocalDate first, LocalDate last) {
        private boolean includes(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** Whether it is open at a moment. */
    boolean openAt(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        return !isHoliday(day)
                && Stream.of(day.minusDays(1), day)
                        .flatMap(begun -> shiftsOf(begun).map(shift -> new Stretch(begun, shift)))
                        .anyMatch(stretch -> includes(stretch, moment));
    }

    private record Stretch(LocalDate day, Shift shift) {}

    private boolean isHoliday(LocalDate day) {
        return holidays.stream().anyMatch(holiday -> holiday.includes(day));
    }

    private Stream<Shift> shiftsOf(LocalDate day) {
        if (isHoliday(day)) {
            return Stream.empty();
        }
        return shifts.isEmpty()
                ? Stream.of(WHOLE_DAY)
                : shifts.stream().filter(shift -> shift.day() == day.getDayOfWeek());
    }

    private boolean includes(Stretch stretch, Instant moment) {
        return !moment.isBefore(beginning(stretch.day(), stretch.shift())) && moment.isBefore(end(stretch));
    }

    private Instant beginning(LocalDate day, Shift shift) {
        return at(day.atStartOfDay().plusMinutes(shift.from()), false);
    }

    private Instant end(Stretch stretch) {
        Shift shift = stretch.shift();
        return at(stretch.day().atStartOfDay().plusMinutes(shift.from() + (long) shift.length()), true);
    }

    private Instant at(LocalDateTime shown, boolean last) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition skipped = zone.getRules().getTransition(shown);
            return skipped.getInstant();
        }
        return shown.toInstant(offsets.get(last ? offsets.size() - 1 : 0));
    }

    /** When it is open again, at the earliest now; nothing if not within a year. */
    Optional<Instant> nextOpening(Instant now) {
        if (openAt(now)) {
            return Optional.of(now);
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(MOST_DAYS_AHEAD)
                .flatMap(
                        day -> shiftsOf(day).map(shift -> beginning(day, shift)).sorted(Comparator.naturalOrder()))
                .filter(beginning -> beginning.isAfter(now))
                .findFirst();
    }
}
