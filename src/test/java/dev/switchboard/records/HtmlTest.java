package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    /** What Odoo 18.0 stores for these, as recorded in golden/odoo18/20. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | <p>plain</p>",
                "5 < 6 & 7 > 2 | <p>5 &lt; 6 &amp; 7 &gt; 2</p>",
                "a<br>b | <p>a<br>b</p>",
                "😀 | <p>😀</p>",
                "<b onclick=\"x()\">b</b> <i>i</i> | <span><b>b</b> <i>i</i></span>",
                "<p>a</p><p>b</p> | <p>a</p><p>b</p>",
                "<b>alone</b> | <b>alone</b>",
                "Thanks &amp; &lt;b&gt;x&lt;/b&gt; \"quoted\" | <p>Thanks &amp; &lt;b&gt;x&lt;/b&gt; \"quoted\"</p>",
            })
    void bodiesAreStoredAsOdooStoresThem(String posted, String stored) {
        assertThat(Html.sanitise(posted)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "<script>alert(1)</script>", "<style>p{}</style>", "<form></form>", "<!-- x -->"})
    void whatHasNothingToShowIsStoredEmpty(String posted) {
        assertThat(Html.sanitise(posted)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<svg onload=alert(1)><animate onbegin=alert(1)>",
                "<iframe src=\"https://example.com\"></iframe>after",
                "<p style=\"background:url(javascript:alert(1));position:fixed\">x</p>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<input autofocus onfocus=alert(1)>",
                "<a href=\" &#106;avascript:alert(1)\">x</a>",
            })
    void nothingThatActsIsStored(String posted) {
        assertThat(Html.sanitise(posted))
                .doesNotContainIgnoringCase("alert")
                .doesNotContainIgnoringCase("<iframe")
                .doesNotContainIgnoringCase("position");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><img src=\"/web/image/7-ab12/shoe.png?access_token=x\" alt=\"A shoe\" width=\"200\"></p>",
                "<p><img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"\"></p>"
            })
    void aPictureStays(String posted) {
        assertThat(Html.sanitise(posted)).isEqualTo(posted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\" alt=\"x\">",
                "<img src=\" data:text/html;base64,PHN2Zz4=\" alt=\"x\">",
                "<a href=\"data:image/png;base64,iVBORw0KGgo=\">x</a>",
                "<img src=\"javascript:alert(1)\" alt=\"x\">",
            })
    void noOtherDataAndNoScriptIsTakenForAPicture(String posted) {
        assertThat(Html.sanitise(posted)).doesNotContain("data:", "javascript:").contains("x");
    }

    @Test
    void aLinkStaysALink() {
        assertThat(Html.sanitise("see <a href=\"https://example.com/?a=1&amp;b=2\" target=\"_blank\">this</a>"))
                .contains("href=\"https://example.com/?a=1&amp;b=2\"")
                .endsWith(">this</a></p>");
    }
}
