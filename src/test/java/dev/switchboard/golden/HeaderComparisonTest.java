package dev.switchboard.golden;

import static dev.switchboard.golden.ComparisonTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderComparisonTest {
    private static final String THEIRS =
            "session_id=recordedrecordedrecordedrecorded; Expires=Mon, 22 Nov 2027 11:55:31 GMT;"
                    + " Max-Age=604800; HttpOnly; Path=/";

    private final Correspondence known = new Correspondence();

    @Test
    void aCookieMapsWhenItsAttributesAreTheSame() {
        assertThat(compare(
                        "session_id=actualactualactualactualactualactual; path=/; max-age=604800; httponly; expires=x"))
                .isEmpty();
        assertThat(known.actual("session_id", "recordedrecordedrecordedrecorded"))
                .hasValue("actualactualactualactualactualactual");
    }

    @Test
    void eachAttributeThatDiffersIsTold() {
        assertThat(compare("session_id=actualactualactualactualactualactual; Path=/; Max-Age=60; Expires=x"))
                .extracting(Difference::path)
                .containsExactly(
                        "headers/set-cookie/session_id/httponly",
                        "headers/set-cookie/session_id/max-age=604800",
                        "headers/set-cookie/session_id/max-age=60");
    }

    @Test
    void aCookieThatIsNotSetIsToldAsThat() {
        assertThat(compare()).extracting(Difference::path).containsExactly("headers/set-cookie/session_id/presence");
    }

    @Test
    void crossOriginHeadersStandWhereTheyWereRecordedAndNowhereElse() {
        var actual = HttpHeaders.of(Map.of("Access-Control-Allow-Origin", List.of("*")), (name, value) -> true);

        assertThat(HeaderComparison.compare(known, json("{'x-content-type-options': 'nosniff'}"), actual))
                .extracting(Difference::path)
                .containsExactly("headers/access-control-allow-origin", "headers/x-content-type-options");
    }

    private List<Difference> compare(String... cookies) {
        var actual = HttpHeaders.of(Map.of("set-cookie", List.of(cookies)), (name, value) -> true);
        return HeaderComparison.compareCookies(known, json("{'set-cookie': ['" + THEIRS + "']}"), actual);
    }
}
