package dev.switchboard.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/shop, https://x.example/shop/12, true",
        "/shop, https://x.example/SHOP, false",
        "(?i)/shop, https://x.example/SHOP, true",
        "/bot$, https://x.example/bot, true",
        "/bot$, https://x.example/bot?x=1, false",
        "^https://x\\.example/$, https://x.example/, true",
        "'', https://x.example/anything, true",
        "'', '', true",
        "/shop, '', false",
        "caf%C3%A9, https://x.example/caf%C3%A9, true"
    })
    void anExpressionIsLookedForAnywhereInTheAddressAsItWasSent(String regex, String url, boolean found) {
        assertThat(UrlPattern.found(regex, url)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(a)\\1", "a(?=b)", "a(?!b)", "(?<=a)b", "a{1001}", "*"})
    void whatCannotBeSearchedForInLinearTimeIsSaidToBeAFault(String regex) {
        assertThat(UrlPattern.fault(regex)).isPresent();
    }

    @Test
    void anExpressionThatOthersTryForAgesIsSearchedForInAMoment() {
        String url = "https://x.example/" + "a".repeat(5_000) + "!";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(UrlPattern.found("(a+)+$", url)).isFalse());
    }
}
