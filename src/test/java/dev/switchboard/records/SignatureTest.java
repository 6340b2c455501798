package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Calls that do not fit are refused as Python refuses them (recordings 18 of each series). */
class SignatureTest {
    private static final Signature COUNT = Signature.of("BaseModel.search_count(domain, limit=None)");
    private static final Signature READ = Signature.of("BaseModel.read(self, fields=None, load='_classic_read')");
    private static final Signature DATES = Signature.of("Report.between(first, second, third, step=1)");

    @Test
    void whatIsNotGivenHasItsDefault() {
        Arguments arguments = READ.bind(List.of(7), List.of(), Map.of());

        assertThat(READ.onRecords()).isTrue();
        assertThat(arguments.ids()).containsExactly(7);
        assertThat(arguments.value("fields")).isNull();
        assertThat(arguments.value("load")).isEqualTo("_classic_read");
    }

    @Test
    void aValueThatIsGivenAsNothingIsNotTheDefault() {
        Arguments arguments = READ.bind(List.of(), Arrays.asList("name", null), Map.of());

        assertThat(arguments.value("load")).isNull();
    }

    @Test
    void tooManyArgumentsAreCountedWithTheObject() {
        assertRefused(
                () -> COUNT.bind(List.of(), List.of(1, 2, 3, 4, 5, 6), Map.of()),
                "BaseModel.search_count() takes from 2 to 3 positional arguments but 7 were given");
    }

    @Test
    void missingArgumentsAreNamed() {
        assertRefused(
                () -> COUNT.bind(List.of(), List.of(), Map.of()),
                "BaseModel.search_count() missing 1 required positional argument: 'domain'");
        assertRefused(
                () -> DATES.bind(List.of(), List.of(), Map.of("step", 2)),
                "Report.between() missing 3 required positional arguments: 'first', 'second', and 'third'");
        assertRefused(
                () -> DATES.bind(List.of(), List.of(1), Map.of()),
                "Report.between() missing 2 required positional arguments: 'second' and 'third'");
    }

    @Test
    void namesMustExistAndBeGivenOnce() {
        assertRefused(
                () -> COUNT.bind(List.of(), List.of(1), Map.of("bogus", 1)),
                "BaseModel.search_count() got an unexpected keyword argument 'bogus'");
        assertRefused(
                () -> COUNT.bind(List.of(), List.of(1), Map.of("domain", 1)),
                "BaseModel.search_count() got multiple values for argument 'domain'");
    }

    private static void assertRefused(Supplier<Arguments> call, String message) {
        assertThatThrownBy(call::get)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TYPE_ERROR))
                .hasMessage(message);
    }
}
