package dev.switchboard.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello | <p>Hello</p>",
                "Welcome to <Golden> & co!\\nI am a bot. | <p>Welcome to &lt;Golden&gt; &amp; co!<br/>I am a bot.</p>",
                "one\\r\\ntwo | <p>one<br/>two</p>",
                "one\\n\\n\\ntwo | <p>one</p><p>two</p>",
                "see https://x.example/a?b=1 now | <p>see <a target=\"_blank\" rel=\"noreferrer noopener\""
                        + " href=\"https://x.example/a?b=1\">https://x.example/a?b=1</a> now</p>"
            })
    void whatAuthorsWriteBecomesWhatVisitorsRead(String text, String html) {
        assertThat(Speech.html(text.replace("\\n", "\n").replace("\\r", "\r"))).isEqualTo(html);
    }

    @Test
    void whatIsHtmlAlreadyStaysSoWithoutWhatCouldDoHarm() {
        assertThat(Speech.html("<p>Our <b>shop</b></p>")).isEqualTo("<p>Our <b>shop</b></p>");
        assertThat(Speech.html("<p>Hi<img src=\"/x.png\" onerror=\"alert(1)\"></p><script>alert(1)</script>"))
                .contains("/x.png")
                .doesNotContain("onerror", "<script");
    }
}
