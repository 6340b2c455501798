package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.db.Field;
import dev.switchboard.db.Fields;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImportValuesTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Field CHOICE =
            Fields.selection("mode", Fields.choice("on", "Switched on"), Fields.choice("off", "Switched off"));

    static Stream<Arguments> meanings() {
        return Stream.of(
                Arguments.of(Fields.bool("flag"), "Yes", true),
                Arguments.of(Fields.bool("flag"), "0", false),
                Arguments.of(Fields.integer("count"), "12", 12),
                Arguments.of(Fields.decimal("rate"), "1.5", 1.5),
                Arguments.of(Fields.date("day"), "2026-11-21", "2026-11-21"),
                Arguments.of(Fields.datetime("moment"), "2026-11-21 12:00:00", "2026-11-21 11:00:00"),
                Arguments.of(CHOICE, "switched ON", "on"),
                Arguments.of(CHOICE, "OFF", "off"),
                Arguments.of(Fields.character("name"), "Ada", "Ada"));
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void textsMeanValuesOfTheirFields(Field field, String text, Object value) {
        assertThat(ImportValues.of(field, text, BRUSSELS)).isEqualTo(value);
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of(Fields.bool("flag"), "maybe", "Unknown value 'maybe' for boolean field '%(field)s'"),
                Arguments.of(Fields.integer("n"), "1.5", "'1.5' does not seem to be an integer for field '%(field)s'"),
                Arguments.of(Fields.decimal("n"), "x", "'x' does not seem to be a number for field '%(field)s'"),
                Arguments.of(Fields.date("d"), "x", "'x' does not seem to be a valid date for field '%(field)s'"),
                Arguments.of(
                        Fields.datetime("d"), "x", "'x' does not seem to be a valid datetime for field '%(field)s'"),
                Arguments.of(CHOICE, "x", "Value 'x' not found in selection field '%(field)s'"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void whatMeansNothingIsExplained(Field field, String text, String message) {
        assertThatThrownBy(() -> ImportValues.of(field, text, BRUSSELS))
                .isInstanceOf(ImportProblem.class)
                .hasMessage(message);
    }
}
