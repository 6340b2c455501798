package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = TrustedProxies.parse("127.0.0.1, 10.0.0.0/8, fd00::/9");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            192.0.2.1 | 198.51.100.7                        | 192.0.2.1
            127.0.0.1 | 198.51.100.7                        | 198.51.100.7
            127.0.0.1 | 203.0.113.9, 198.51.100.7           | 198.51.100.7
            127.0.0.1 | 203.0.113.9, 198.51.100.7, 10.9.8.7 | 198.51.100.7
            fd7f::1   | 2001:db8::1                         | 2001:db8::1
            fd80::1   | 2001:db8::1                         | fd80::1
            127.0.0.1 | 10.0.0.1                            | 10.0.0.1
            127.0.0.1 | 198.51.100.7, unknown               | 127.0.0.1
            127.0.0.1 | ''                                  | 127.0.0.1
            ::ffff:127.0.0.1 | 198.51.100.7                 | 198.51.100.7
            """)
    void theClientIsTheNearestAddressThatNoTrustedProxyHas(String peer, String forwarded, String client) {
        assertThat(PROXIES.client(peer, List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(PROXIES.client("127.0.0.1", List.of("198.51.100.7", "10.1.1.1")))
                .isEqualTo("198.51.100.7");
    }

    @Test
    void nobodyIsTrustedUnlessItIsSaid() {
        assertThat(TrustedProxies.none().client("127.0.0.1", List.of("198.51.100.7")))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "10.0.0.0/33", "10.0.0.0/", "/8", "10.0.0/8/1", "::1/129"})
    void whatIsNoAddressIsRefused(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.parse("127.0.0.1," + word))
                .withMessage(word);
    }
}
