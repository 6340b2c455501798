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
            -     | -                           | en_US | false
            fr_BE | pt-BR                       | fr_BE | true
            de_DE | pt-BR,en;q=0.5              | pt_BR | true
            de_DE | -                           | en_US | false
            -     | de-DE,de;q=0.9,fr;q=0.5     | fr_BE | true
            -     | fr-CA,pt-BR;q=0.9           | fr_BE | true
            -     | en-GB                       | en_US | true
            -     | *                           | en_US | false
            -     | ;;;=                        | en_US | false
            -     | en;q=0.1,fr;q=0.9           | fr_BE | true
            """)
    void theVisitorsFirstChoiceAmongTheInstalledOnesIsTaken(
            @Nullable String chosen, @Nullable String accepted, String language, boolean asked) {
        assertThat(Languages.choose(INSTALLED, chosen, accepted)).isEqualTo(new Languages.Language(language, asked));
    }

    @Test
    void withoutEnglishTheFirstLanguageIsTheOneForEverybodyElse() {
        assertThat(Languages.choose(List.of("de_DE", "fr_FR"), null, "ja").code())
                .isEqualTo("de_DE");
    }

    @Test
    void aHeaderThatNoBrowserSendsIsPassedOver() {
        assertThat(Languages.choose(INSTALLED, null, "fr,".repeat(1_000)).code())
                .isEqualTo("en_US");
    }
}
