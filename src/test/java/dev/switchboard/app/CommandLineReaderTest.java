package dev.switchboard.app;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.StartupFailure;
import dev.switchboard.http.TrustedProxies;
import dev.switchboard.links.Networks;
import dev.switchboard.visitor.CountryFile;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineReaderTest {
    private final Path countries = CountryFile.of("192.0.2.0/24", "BE");

    @Test
    void nothingSaidMeansTheDefaults() {
        assertThat(read(Map.of()))
                .isEqualTo(new Config(
                        SocketAddress.inetSocketAddress(8070, "127.0.0.1"),
                        "http://127.0.0.1:8070",
                        new Config.Storage(DataDirectory.byDefault(), null, 128L << 20),
                        "switchboard",
                        null,
                        false,
                        new Config.Speech("18.0", false),
                        new Config.Rules(true, Duration.ofSeconds(30), true),
                        new Config.Outside(null, null, null, TrustedProxies.none(), false, Networks.none())));
    }

    @Test
    void everyOptionIsRead() {
        Config config = read(
                Map.of(),
                "serve --port 80 --host 0.0.0.0 --data-dir /data --database-url postgresql://a:b@h/n",
                "--db-name chat --public-url https://chat.example.com/ --admin-password @s3cret --demo",
                "--series 19.0 --dev --max-upload 64 --odoo-url https://odoo.example.com/ --smtp-url smtp://a:b@mail:587",
                "--idle-operators unavailable --operator-grace 5 --visitor-limits off",
                "--webhook-addresses 10.0.0.0/8 --link-previews on --trusted-proxies ::1 --geoip-database "
                        + countries);

        assertThat(config)
                .isEqualTo(new Config(
                        SocketAddress.inetSocketAddress(80, "0.0.0.0"),
                        "https://chat.example.com",
                        new Config.Storage(Path.of("/data"), DatabaseUrl.parse("postgresql://a:b@h/n"), 64L << 20),
                        "chat",
                        "@s3cret",
                        true,
                        new Config.Speech("19.0", true),
                        new Config.Rules(false, Duration.ofSeconds(5), false),
                        new Config.Outside(
                                "https://odoo.example.com",
                                URI.create("smtp://a:b@mail:587"),
                                countries,
                                TrustedProxies.parse("::1"),
                                true,
                                Networks.parse("10.0.0.0/8"))));
    }

    @Test
    void everyOptionHasAnEnvironmentTwin() {
        assertThat(read(twins()))
                .isEqualTo(read(
                        Map.of(),
                        "--port 80 --host 0.0.0.0 --data-dir /data --database-url postgresql://a:b@h/n",
                        "--db-name chat --public-url https://chat.example.com --admin-password @s3cret --demo",
                        "--series 19.0 --dev --max-upload 64 --odoo-url https://odoo.example.com --smtp-url smtps://mail.example.com",
                        "--idle-operators unavailable --operator-grace 5 --visitor-limits off",
                        "--webhook-addresses 127.0.0.1 --link-previews on --trusted-proxies 10.0.0.0/8 --geoip-database "
                                + countries));
    }

    private Map<String, String> twins() {
        return Map.ofEntries(
                entry("SWITCHBOARD_PORT", "80"),
                entry("SWITCHBOARD_HOST", "0.0.0.0"),
                entry("SWITCHBOARD_DATA_DIR", "/data"),
                entry("SWITCHBOARD_DATABASE_URL", "postgresql://a:b@h/n"),
                entry("SWITCHBOARD_DB_NAME", "chat"),
                entry("SWITCHBOARD_PUBLIC_URL", "https://chat.example.com"),
                entry("SWITCHBOARD_ADMIN_PASSWORD", "@s3cret"),
                entry("SWITCHBOARD_DEMO", "true"),
                entry("SWITCHBOARD_IDLE_OPERATORS", "unavailable"),
                entry("SWITCHBOARD_OPERATOR_GRACE", "5"),
                entry("SWITCHBOARD_VISITOR_LIMITS", "off"),
                entry("SWITCHBOARD_SERIES", "19.0"),
                entry("SWITCHBOARD_SMTP_URL", "smtps://mail.example.com"),
                entry("SWITCHBOARD_GEOIP_DATABASE", countries.toString()),
                entry("SWITCHBOARD_TRUSTED_PROXIES", "10.0.0.0/8"),
                entry("SWITCHBOARD_WEBHOOK_ADDRESSES", "127.0.0.1"),
                entry("SWITCHBOARD_LINK_PREVIEWS", "on"),
                entry("SWITCHBOARD_MAX_UPLOAD", "64"),
                entry("SWITCHBOARD_ODOO_URL", "https://odoo.example.com"),
                entry("SWITCHBOARD_DEV", "true"));
    }

    @Test
    void theCommandLineWinsOverTheEnvironment() {
        Map<String, String> environment = Map.of("SWITCHBOARD_PORT", "1000", "SWITCHBOARD_DEMO", "true");

        assertThat(read(environment, "--port 2000 --demo=false").listen().port())
                .isEqualTo(2000);
        assertThat(read(environment, "--port 2000 --demo=false").demo()).isFalse();
    }

    @Test
    void port0BecomesAFreePort() {
        Config config = read(Map.of(), "--port 0");

        assertThat(config.listen().port()).isPositive();
        assertThat(config.publicUrl())
                .isEqualTo("http://127.0.0.1:" + config.listen().port());
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, http://localhost:8070", "::1, http://[::1]:8070", "chat, http://chat:8070"})
    void thePublicUrlIsMadeOfHostAndPort(String host, String url) {
        assertThat(read(Map.of("SWITCHBOARD_HOST", host)).publicUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --prot 1                      | Unknown options: '--prot', '1'
            serve backup                  | Unmatched argument at index 0: 'backup'
            --port                        | Missing required parameter for option '--port' (PORT)
            --port http                   | Invalid value for option '--port': 'http' is not a port from 0 to 65535
            --port 65536                  | Invalid value for option '--port': '65536' is not a port from 0 to 65535
            --host=                       | Invalid value for option '--host': it is empty
            --data-dir=                   | Invalid value for option '--data-dir': '' is not a directory
            --database-url oracle://h     | Invalid value for option '--database-url': not a URL of the form
            --db-name x/y                 | Invalid value for option '--db-name': 'x/y' is not letters
            --public-url chat.example.com | Invalid value for option '--public-url': 'chat.example.com' is not a URL
            --series 16.0                 | Invalid value for option '--series': '16.0' is not 17.0, 18.0 or 19.0
            --smtp-url mail.example.com   | Invalid value for option '--smtp-url': 'mail.example.com' is not a URL like smtp:
            --smtp-url smtp://h/?x=y      | Invalid value for option '--smtp-url': 'smtp://h/?x=y' is not a URL like smtp:
            --geoip-database nowhere.mmdb | Invalid value for option '--geoip-database': 'nowhere.mmdb' is not a file
            --geoip-database pom.xml      | Invalid value for option '--geoip-database': 'pom.xml' is not a MaxMind
            --trusted-proxies ::1,nginx   | Invalid value for option '--trusted-proxies': 'nginx' is not an address
            --trusted-proxies 10.0.0.0/33 | Invalid value for option '--trusted-proxies': '10.0.0.0/33' is not an
            --admin-password=             | Invalid value for option '--admin-password': it is empty
            --demo=maybe                  | Invalid value for option '--demo': 'maybe' is not a boolean
            """)
    void aWrongCommandLineIsRefusedInOneSentence(String arguments, String sentence) {
        assertRefused(Map.of(), arguments, sentence);
    }

    @Test
    void aWrongVariableIsRefusedByItsOwnNameEvenIfTheOptionIsGiven() {
        assertRefused(
                Map.of("SWITCHBOARD_PORT", "http"),
                "--port 80",
                "Invalid value for environment variable SWITCHBOARD_PORT: 'http' is not a port from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SWITCHBOARD_PROT", "SWITCHBOARD_HELP", "SWITCHBOARD_"})
    void aVariableThatIsNobodysTwinIsRefused(String variable) {
        assertRefused(Map.of(variable, "1"), "", "Unknown environment variable: '" + variable + "'");
    }

    @Test
    void variablesOfTheTestsAndOfOtherProgramsAreLeftAlone() {
        assertThat(read(Map.of("SWITCHBOARD_CHROMIUM", "/x", "SWITCHBOARD_ODOO18_URL", "http://x", "HOME", "/")))
                .isEqualTo(read(Map.of()));
    }

    private static void assertRefused(Map<String, String> environment, String arguments, String sentence) {
        assertThatExceptionOfType(StartupFailure.class)
                .isThrownBy(() -> read(environment, arguments))
                .withMessageStartingWith(sentence)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
    }

    private static Config read(Map<String, String> environment, String... arguments) {
        List<String> words = Stream.of(arguments)
                .flatMap(part -> Stream.of(part.split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
        return requireNonNull(new CommandLineReader(environment).read(words));
    }
}
