package dev.switchboard.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<string>a &amp; b</string> | a & b",
                "bare text | bare text",
                "'' | ''",
                "<string></string> | ''",
                "<string> kept </string> | ' kept '",
                "<string><![CDATA[<b>]]></string> | <b>",
                "<dateTime.iso8601>20261122T11:57:48</dateTime.iso8601> | 2026-11-22 11:57:48",
                "<base64> aGVs bG8= </base64> | aGVsbG8=",
            })
    void textsAreRead(String xml, String text) {
        assertThat(value(xml)).isEqualTo(text);
    }

    @Test
    void numbersAndTruthAreRead() {
        assertThat(value("<int>-7</int>")).isEqualTo(-7);
        assertThat(value("<i4>7</i4>")).isEqualTo(7);
        assertThat(value("<i8>4294967296</i8>")).isEqualTo(4294967296L);
        assertThat(value("<double>2.5</double>")).isEqualTo(2.5);
        assertThat(value("<boolean>1</boolean>")).isEqualTo(true);
        assertThat(value("<boolean>0</boolean>")).isEqualTo(false);
        assertThat(value("<nil/>")).isNull();
    }

    @Test
    void listsAndStructsNest() {
        String xml = """
                <array><data>
                  <value><int>1</int></value>
                  <value><struct><member><name>name</name><value>x</value></member></struct></value>
                  <value><array><data/></array></value>
                </data></array>""";

        assertThat(value(xml)).isEqualTo(JsonArray.of(1, JsonObject.of("name", "x"), new JsonArray()));
    }

    @Test
    void aCallWithoutParametersIsOne() {
        var call = XmlRpcReader.read(
                Buffer.buffer("<?xml version=\"1.0\"?><methodCall><methodName>version</methodName></methodCall>"));

        assertThat(call.method()).isEqualTo("version");
        assertThat(call.params()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<methodCall>",
                "<methodResponse/>",
                "<methodCall><methodName>x</methodName><params><param/></params></methodCall>",
                "<!DOCTYPE x><methodCall><methodName>x</methodName></methodCall>",
            })
    void whatIsNoCallIsRefused(String xml) {
        assertThatThrownBy(() -> XmlRpcReader.read(Buffer.buffer(xml)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED_XML));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY e \"&a;&a;&a;&a;\">]>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
            })
    void nothingOfADocumentTypeIsRead(String prolog) {
        String call = prolog + "<methodCall><methodName>&e;</methodName></methodCall>";

        assertThatThrownBy(() -> XmlRpcReader.read(Buffer.buffer(call))).isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        String xml = "<array><data><value>".repeat(50_000);

        assertThatThrownBy(() -> value(xml)).isInstanceOf(Refusal.class).hasMessageContaining("too deeply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<int>x</int>",
                "<int>99999999999999999999999999</int>",
                "<boolean>2</boolean>",
                "<double>0x1p3</double>",
                "<dateTime.iso8601>yesterday</dateTime.iso8601>",
                "<python/>",
                "<int>1</int><int>2</int>",
                "<struct><member><value>x</value></member></struct>",
            })
    void aValueThatIsNoneOfItsTypeIsRefused(String xml) {
        assertThatThrownBy(() -> value(xml)).isInstanceOf(Refusal.class);
    }

    private static @Nullable Object value(String xml) {
        String call = "<methodCall><methodName>x</methodName><params><param><value>" + xml
                + "</value></param></params></methodCall>";
        return XmlRpcReader.read(Buffer.buffer(call)).params().get(0);
    }
}
