package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.db.Operator;
import dev.switchboard.model.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments told from a Wednesday in Paris, where weeks begin on Sunday. */
class RelativeMomentTest {
    private static final RelativeMoment.Calendar CALENDAR = new RelativeMoment.Calendar(
            LocalDateTime.parse("2026-11-25T14:30:15"), ZoneId.of("Europe/Paris"), DayOfWeek.SUNDAY);

    @ParameterizedTest
    @CsvSource({
        "today, 2026-11-24T23:00",
        "today -1m, 2026-10-24T22:00",
        "today -7d +1d, 2026-11-18T23:00",
        "-1d, 2026-11-24T13:30:15",
        "now -24H, 2026-11-24T13:30:15",
        "=1d, 2026-10-31T23:00",
        "=6m, 2026-06-24T22:00",
        "=3H, 2026-11-25T02:00",
        "=monday, 2026-11-22T23:00",
        "=saturday, 2026-11-27T23:00",
        "today +monday, 2026-11-29T23:00",
        "-wednesday, 2026-11-25T13:30:15",
        "today =week_start, 2026-11-21T23:00",
    })
    void itIsReadAsOdooReadsIt(String text, LocalDateTime moment) {
        assertThat(RelativeMoment.isTold(text)).isTrue();
        assertThat(RelativeMoment.of(text, CALENDAR).moment()).isEqualTo(moment);
    }

    @Test
    void whatComesAfterADayComesAfterItsEnd() {
        RelativeMoment day = RelativeMoment.of("today", CALENDAR);
        assertThat(day.operator(Operator.GREATER)).isEqualTo(Operator.AT_LEAST);
        assertThat(day.bound(Operator.GREATER, CALENDAR)).isEqualTo("2026-11-25T23:00");
        assertThat(day.operator(Operator.LESS)).isEqualTo(Operator.LESS);
        assertThat(day.bound(Operator.LESS, CALENDAR)).isEqualTo("2026-11-24T23:00");
        RelativeMoment moment = RelativeMoment.of("now", CALENDAR);
        assertThat(moment.operator(Operator.AT_MOST)).isEqualTo(Operator.AT_MOST);
        assertThat(moment.bound(Operator.AT_MOST, CALENDAR)).isEqualTo(moment.moment());
    }

    @ParameterizedTest
    @ValueSource(strings = {"today 1d", "tomorrow", "today -1x", "=2w", "today =31d =2m =40d", "+holiday", "-"})
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> RelativeMoment.of(text, CALENDAR))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("in expression date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-25", "2026-11-25 10:00:00", " "})
    void aDateIsNotToldFromNow(String text) {
        assertThat(RelativeMoment.isTold(text)).isFalse();
    }
}
