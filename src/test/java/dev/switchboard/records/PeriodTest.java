package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.db.Granularity;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    @ParameterizedTest
    @CsvSource({
        "HOUR, 2026-11-21T15:00, 03:00 21 Nov",
        "DAY, 2026-11-21T00:00, 21 Nov 2026",
        "WEEK, 2026-11-15T00:00, W47 2026",
        "MONTH, 2026-11-01T00:00, November 2026",
        "QUARTER, 2026-10-01T00:00, Q4 2026",
        "YEAR, 2026-01-01T00:00, 2026"
    })
    void periodsAreCalledAsOdooCallsThem(Granularity granularity, LocalDateTime start, String label) {
        assertThat(Period.of(start, granularity, UTC, Locale.US).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, 2025-12-28, W1 2026",
        "en-US, 2026-12-20, W52 2026",
        "fr-FR, 2020-12-28, W53 2020",
        "fr-FR, 2025-12-29, W1 2026"
    })
    void weeksAreNumberedAsWhereTheCallerLives(String language, LocalDate start, String label) {
        assertThat(Period.of(start, Granularity.WEEK, UTC, Locale.forLanguageTag(language))
                        .label())
                .isEqualTo(label);
    }

    @Test
    void daysAreCalledInTheCallersLanguage() {
        Period day = Period.of(LocalDate.of(2026, 11, 21), Granularity.DAY, UTC, Locale.FRANCE);

        assertThat(day).isEqualTo(new Period("21 nov. 2026", "2026-11-21", "2026-11-22"));
    }

    @Test
    void momentsAreComparedInUtcAcrossAChangeOfTheClocks() {
        LocalDateTime start = LocalDateTime.of(2026, 10, 25, 0, 0);

        assertThat(Period.of(start, Granularity.DAY, ZoneId.of("Europe/Brussels"), Locale.US))
                .isEqualTo(new Period("25 Oct 2026", "2026-10-24 22:00:00", "2026-10-25 23:00:00"));
    }
}
