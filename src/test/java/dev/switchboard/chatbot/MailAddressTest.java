package dev.switchboard.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"jane@example.com", "foo@bar", "Jane Roe <jane@example.com>", "write to jane@example.com"})
    void oneAddressIsAnAnswerWithOrWithoutWordsAroundIt(String answer) {
        assertThat(MailAddress.isIn(answer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an email", "@example.com", "a@example.com, b@example.com", "@"})
    void noAddressOrSeveralAreNoAnswer(String answer) {
        assertThat(MailAddress.isIn(answer)).isFalse();
    }
}
