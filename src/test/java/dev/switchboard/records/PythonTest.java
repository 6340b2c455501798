package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x           | 'x'",
                "it's        | \"it's\"",
                "say \"it's\" | 'say \"it\\'s\"'",
                "back\\slash | 'back\\\\slash'"
            })
    void textsAreQuotedAsPythonQuotesThem(String text, String printed) {
        assertThat(Python.repr(text)).isEqualTo(printed);
    }

    @Test
    void valuesWithinValuesArePrinted() {
        JsonArray domain = new JsonArray()
                .add("&")
                .add(JsonArray.of("name", "=", null))
                .add(true)
                .add(JsonObject.of("a", 1.5));

        assertThat(Python.repr(domain)).isEqualTo("['&', ['name', '=', None], True, {'a': 1.5}]");
        assertThat(Python.tuple(Arrays.asList("name", "~~", false))).isEqualTo("('name', '~~', False)");
        assertThat(Python.tuple(Arrays.asList(5))).isEqualTo("(5,)");
    }

    @Test
    void emptyThingsAreNotTrue() {
        assertThat(Python.truthy(new JsonArray())).isFalse();
        assertThat(Python.truthy(0.0)).isFalse();
        assertThat(Python.truthy("")).isFalse();
        assertThat(Python.truthy("0")).isTrue();
        assertThat(Python.truthy(JsonArray.of(0))).isTrue();
    }
}
