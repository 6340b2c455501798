package dev.switchboard.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    private static final List<String> INSTALLED = List.of("en_US", "fr_BE", "pt_BR", "sr@latin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -     | -                           | en_US
            fr_BE | pt-BR                       | fr_BE
            de_DE | pt-BR,en;q=0.5              | pt_BR
            -     | de-DE,de;q=0.9,fr;q=0.5     | fr_BE
            -     | fr-CA,pt-BR;q=0.9           | fr_BE
            -     | *                           | en_US
            -     | ;;;=                        | en_US
            -     | en;q=0.1,fr;q=0.9           | fr_BE
            """)
    void theVisitorsFirstChoiceAmongTheInstalledOnesIsTaken(
            @Nullable String chosen, @Nullable String accepted, String language) {
        assertThat(Languages.choose(INSTALLED, chosen, accepted)).isEqualTo(language);
    }

    @Test
    void withoutEnglishTheFirstLanguageIsTheOneForEverybodyElse() {
        assertThat(Languages.choose(List.of("de_DE", "fr_FR"), null, "ja")).isEqualTo("de_DE");
    }

    @Test
    void aHeaderThatNoBrowserSendsIsPassedOver() {
        assertThat(Languages.choose(INSTALLED, null, "fr,".repeat(1_000))).isEqualTo("en_US");
    }
}
