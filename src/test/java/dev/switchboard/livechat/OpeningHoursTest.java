package dev.switchboard.livechat;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.livechat.OpeningHours.Holiday;
import dev.switchboard.livechat.OpeningHours.Shift;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:59:59, false",
        "2026-11-23T09:00:00, true",
        "2026-11-23T11:59:59, true",
        "2026-11-23T12:00:00, false",
        "2026-11-23T13:30:00, true",
        "2026-11-23T18:00:00, false",
        "2026-11-24T10:00:00, false"
    })
    void aDayMayHaveSeveralShifts(LocalDateTime shown, boolean open) {
        var hours = hours(shift(MONDAY, "09:00", "12:00"), shift(MONDAY, "13:30", "18:00"));

        assertThat(hours.openAt(in(BERLIN, shown))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T21:59:59, false",
        "2026-11-27T22:00:00, true",
        "2026-11-28T00:00:00, true",
        "2026-11-28T01:59:59, true",
        "2026-11-28T02:00:00, false",
        "2026-11-27T01:00:00, false"
    })
    void aShiftMayEndOnTheNextDay(LocalDateTime shown, boolean open) {
        assertThat(hours(shift(FRIDAY, "22:00", "02:00")).openAt(in(BERLIN, shown)))
                .isEqualTo(open);
    }

    @Test
    void aShiftUntilMidnightAndTheNextOneLeaveNoGap() {
        var hours = hours(shift(FRIDAY, "18:00", "00:00"), new Shift(SATURDAY, 0, 24 * 60));

        assertThat(hours.openAt(in(BERLIN, "2026-11-27T23:59:59"))).isTrue();
        assertThat(hours.openAt(in(BERLIN, "2026-11-28T00:00:00"))).isTrue();
        assertThat(hours.openAt(in(BERLIN, "2026-11-28T23:59:59"))).isTrue();
        assertThat(hours.openAt(in(BERLIN, "2026-11-29T00:00:00"))).isFalse();
    }

    @Test
    void withoutShiftsItIsAlwaysOpenButOnHolidays() {
        var hours = new OpeningHours(BERLIN, List.of(), List.of(holiday("2026-12-24", "2026-12-26")));

        assertThat(hours.openAt(in(BERLIN, "2026-12-23T23:59:59"))).isTrue();
        assertThat(hours.openAt(in(BERLIN, "2026-12-24T00:00:00"))).isFalse();
        assertThat(hours.openAt(in(BERLIN, "2026-12-26T23:59:59"))).isFalse();
        assertThat(hours.openAt(in(BERLIN, "2026-12-27T00:00:00"))).isTrue();
    }

    @Test
    void aHolidayIsMeantInTheZoneOfTheChannel() {
        var auckland = ZoneId.of("Pacific/Auckland");
        var hours = new OpeningHours(auckland, List.of(), List.of(holiday("2026-12-25", "2026-12-25")));

        assertThat(hours.openAt(Instant.parse("2026-12-24T10:59:59Z"))).isTrue();
        assertThat(hours.openAt(Instant.parse("2026-12-24T11:00:00Z"))).isFalse();
        assertThat(hours.openAt(Instant.parse("2026-12-25T11:00:00Z"))).isTrue();
    }

    @Test
    void aShiftThatWouldBeginOnAHolidayIsNotHeld() {
        var hours = new OpeningHours(
                BERLIN, List.of(shift(FRIDAY, "22:00", "02:00")), List.of(holiday("2026-12-25", "2026-12-25")));

        assertThat(hours.openAt(in(BERLIN, "2026-12-25T23:00:00"))).isFalse();
        assertThat(hours.openAt(in(BERLIN, "2026-12-26T01:00:00"))).isFalse();
    }

    @Test
    void aHolidayEndsTheShiftOfTheDayBeforeAtMidnight() {
        var hours = new OpeningHours(
                BERLIN, List.of(shift(FRIDAY, "22:00", "02:00")), List.of(holiday("2026-11-28", "2026-11-28")));

        assertThat(hours.openAt(in(BERLIN, "2026-11-27T23:59:59"))).isTrue();
        assertThat(hours.openAt(in(BERLIN, "2026-11-28T00:00:00"))).isFalse();
    }

    /** On 29 March 2026 Berlin's clocks go from 2 to 3 at 01:00 UTC. */
    @Test
    void whatBeginsInAnHourThatTheClocksSkipBeginsThen() {
        var hours = hours(shift(SUNDAY, "02:30", "06:00"));

        assertThat(hours.openAt(Instant.parse("2026-03-29T00:59:59Z"))).isFalse();
        assertThat(hours.openAt(Instant.parse("2026-03-29T01:00:00Z"))).isTrue();
        assertThat(hours.openAt(Instant.parse("2026-03-29T03:59:59Z"))).isTrue();
        assertThat(hours.openAt(Instant.parse("2026-03-29T04:00:00Z"))).isFalse();
    }

    /** On 25 October 2026 Berlin's clocks show the hour from 2 to 3 twice, from 00:00 to 02:00 UTC. */
    @Test
    void anHourThatTheClocksShowTwiceIsOpenBothTimes() {
        var night = hours(shift(SATURDAY, "22:00", "02:30"));

        assertThat(night.openAt(Instant.parse("2026-10-25T00:45:00Z"))).isTrue();
        assertThat(night.openAt(Instant.parse("2026-10-25T01:29:59Z"))).isTrue();
        assertThat(night.openAt(Instant.parse("2026-10-25T01:30:00Z"))).isFalse();

        var morning = hours(shift(SUNDAY, "02:30", "10:00"));
        assertThat(morning.openAt(Instant.parse("2026-10-25T00:29:59Z"))).isFalse();
        assertThat(morning.openAt(Instant.parse("2026-10-25T00:30:00Z"))).isTrue();
        assertThat(morning.openAt(Instant.parse("2026-10-25T01:00:00Z"))).isTrue();
    }

    /** In Beirut the clocks skip the first hour of 31 March 2024. */
    @Test
    void aDayMayBeginAtOne() {
        var beirut = ZoneId.of("Asia/Beirut");
        var hours = new OpeningHours(beirut, List.of(), List.of(holiday("2024-03-30", "2024-03-30")));

        assertThat(hours.openAt(Instant.parse("2024-03-30T21:59:59Z"))).isFalse();
        assertThat(hours.openAt(Instant.parse("2024-03-30T22:00:00Z"))).isTrue();
        assertThat(hours.nextOpening(Instant.parse("2024-03-30T12:00:00Z")))
                .contains(Instant.parse("2024-03-30T22:00:00Z"));
    }

    @Test
    void itOpensAgainWithTheNextShiftThatIsNoHoliday() {
        var hours = new OpeningHours(
                BERLIN,
                List.of(shift(MONDAY, "14:00", "18:00"), shift(MONDAY, "09:00", "12:00")),
                List.of(holiday("2026-11-30", "2026-12-01")));

        assertThat(hours.nextOpening(in(BERLIN, "2026-11-23T10:00:00"))).contains(in(BERLIN, "2026-11-23T10:00:00"));
        assertThat(hours.nextOpening(in(BERLIN, "2026-11-23T12:00:00"))).contains(in(BERLIN, "2026-11-23T14:00:00"));
        assertThat(hours.nextOpening(in(BERLIN, "2026-11-23T18:00:00"))).contains(in(BERLIN, "2026-12-07T09:00:00"));
    }

    @Test
    void itMayNotOpenAgain() {
        var hours = new OpeningHours(BERLIN, List.of(), List.of(holiday("2026-01-01", "2036-01-01")));

        assertThat(hours.nextOpening(in(BERLIN, "2026-11-23T10:00:00"))).isEmpty();
    }

    private static OpeningHours hours(Shift... shifts) {
        return new OpeningHours(BERLIN, List.of(shifts), List.of());
    }

    private static Shift shift(DayOfWeek day, String from, String to) {
        return new Shift(day, minutes(from), minutes(to));
    }

    private static int minutes(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private static Holiday holiday(String first, String last) {
        return new Holiday(LocalDate.parse(first), LocalDate.parse(last));
    }

    private static Instant in(ZoneId zone, String shown) {
        return in(zone, LocalDateTime.parse(shown));
    }

    private static Instant in(ZoneId zone, LocalDateTime shown) {
        return shown.atZone(zone).toInstant();
    }
}
