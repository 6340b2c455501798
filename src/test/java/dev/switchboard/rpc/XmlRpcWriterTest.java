package dev.switchboard.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class XmlRpcWriterTest {
    @Test
    void everyTypeHasItsTag() {
        assertThat(value(1)).isEqualTo("<int>1</int>");
        assertThat(value(4294967296L)).isEqualTo("<i8>4294967296</i8>");
        assertThat(value(1e-7)).isEqualTo("<double>0.00000010</double>");
        assertThat(value(true)).isEqualTo("<boolean>1</boolean>");
        assertThat(value(null)).isEqualTo("<nil/>");
        assertThat(value(JsonArray.of("a")))
                .isEqualTo("<array><data>\n<value><string>a</string></value>\n</data></array>");
        assertThat(value(JsonObject.of("k", 1)))
                .isEqualTo("<struct>\n<member>\n<name>k</name>\n<value><int>1</int></value>\n</member>\n</struct>");
    }

    @Test
    void whatXmlCannotCarryIsLeftOut() {
        assertThat(value("a\0b\u0008c\ud800d\uffffe\t\n")).isEqualTo("<string>abcde\t\n</string>");
    }

    @Test
    void marksAreEscapedAndReturnsSurvive() {
        assertThat(value("<a> & \r\n \ud83d\ude00")).isEqualTo("<string>&lt;a&gt; &amp; &#13;\n \ud83d\ude00</string>");
    }

    private static String value(@Nullable Object value) {
        String answer = XmlRpcWriter.result(value);
        return answer.substring(answer.indexOf("<value>") + "<value>".length(), answer.lastIndexOf("</value>"));
    }
}
