package dev.switchboard.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {
    private static final Countries COUNTRIES = Countries.open(CountryFile.write(Map.of(
            "192.0.2.0/24", Map.of("country", Map.of("iso_code", "BE")),
            "198.51.100.128/25", Map.of("country_code", "FR"),
            "203.0.113.0/24", Map.of("registered_country", Map.of("iso_code", "DE")),
            "203.0.112.0/24", Map.of("continent", Map.of("code", "EU")),
            "2001:db8::/32", Map.of("country", Map.of("iso_code", "JP")))));

    @ParameterizedTest
    @CsvSource({"192.0.2.77, BE", "198.51.100.200, FR", "203.0.113.1, DE", "2001:db8::1, JP", "::ffff:192.0.2.1, BE"})
    void anAddressHasACountryInEveryFormOfDatabase(String address, String code) {
        assertThat(COUNTRIES.code(address)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "10.0.0.1", "198.51.100.1", "203.0.112.1", "::1", "localhost", "''"})
    void nobodyElseHasOne(String address) {
        assertThat(COUNTRIES.code(address)).isEmpty();
    }

    @Test
    void withoutADatabaseNobodyHasOne() {
        assertThat(Countries.open(null).code("192.0.2.77")).isEmpty();
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Countries.open(Path.of("pom.xml")))
                .withMessage("'pom.xml' is not a MaxMind database");
    }
}
