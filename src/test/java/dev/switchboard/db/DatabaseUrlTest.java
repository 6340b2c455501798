package dev.switchboard.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.pgclient.SslMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

    @Test
    void everyPartIsRead() {
        assertThat(DatabaseUrl.parse("postgresql://anna:secret@db.example.com:5433/chat?sslmode=verify-full"))
                .isEqualTo(new DatabaseUrl("db.example.com", 5433, "chat", "anna", "secret", SslMode.VERIFY_FULL));
    }

    @Test
    void whatIsLeftOutIsAsInLibpq() {
        String user = System.getProperty("user.name");

        assertThat(DatabaseUrl.parse("postgres://"))
                .isEqualTo(new DatabaseUrl("localhost", 5432, user, user, "", SslMode.PREFER));
        assertThat(DatabaseUrl.parse("postgresql://anna@"))
                .extracting(DatabaseUrl::name)
                .isEqualTo("anna");
    }

    @Test
    void specialCharactersArePercentEncodedAndAPlusIsAPlus() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://a%40b:p%3A%2F%3F+%C3%A9@my_db/live%20chat");

        assertThat(url.user()).isEqualTo("a@b");
        assertThat(url.password()).isEqualTo("p:/?+é");
        assertThat(url.host()).isEqualTo("my_db");
        assertThat(url.name()).isEqualTo("live chat");
    }

    @Test
    void anIpv6AddressStandsInBrackets() {
        assertThat(DatabaseUrl.parse("postgresql://[::1]:5433/chat").host()).isEqualTo("::1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mysql://a:secret@host/name                     | not a URL of the form postgresql://
            postgresql://a:secret@host:port/name           | not a URL of the form postgresql://
            postgresql://a:se/cret@host/name               | percent-encoded
            postgresql://a:secret%zz@host/name             | percent sign
            postgresql://a:secret@host:0/name              | '0' is not a port from 1 to 65535
            postgresql://a:secret@host:99999999999/name    | not a port
            postgresql://a:secret@host/name?sslmode=maybe  | sslmode 'maybe' is none of disable
            postgresql://a:secret@host/name?application=x  | the only parameter it may have is sslmode
            """)
    void aWrongUrlIsRefusedWithTheReasonAndWithoutThePassword(String url, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(url))
                .withMessageContaining(reason)
                .withMessageNotContaining("secret");
    }

    @Test
    void itsTextHasNoPassword() {
        assertThat(DatabaseUrl.parse("postgresql://anna:secret@host/chat"))
                .hasToString("postgresql://anna@host:5432/chat");
    }
}
