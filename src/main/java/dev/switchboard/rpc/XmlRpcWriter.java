package dev.switchboard.rpc;

import dev.switchboard.dialect.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Writes an XML-RPC answer, in the form of Python's {@code xmlrpc.client}. Odoo fails where a method returns nothing;
 * here that is {@code <nil/>}, which clients know.
 */
final class XmlRpcWriter {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<methodResponse>\n");

    private XmlRpcWriter() {}

    /** An answer with one value. */
    static String result(@Nullable Object value) {
        XmlRpcWriter writer = new XmlRpcWriter();
        writer.xml.append("<params>\n<param>\n");
        writer.value(value);
        return writer.xml.append("</param>\n</params>\n\n</methodResponse>\n").toString();
    }

    /** An answer that tells of a failure. */
    static String fault(Object code, String text) {
        XmlRpcWriter writer = new XmlRpcWriter();
        writer.xml.append("<fault>\n");
        writer.value(JsonObject.of("faultCode", code, "faultString", text));
        return writer.xml.append("</fault>\n\n</methodResponse>\n").toString();
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            xml.append("<value><nil/></value>\n");
        } else if (value instanceof JsonArray array) {
            xml.append("<value><array><data>\n");
            array.forEach(this::value);
            xml.append("</data></array></value>\n");
        } else if (value instanceof JsonObject object) {
            struct(object);
        } else if (value instanceof Boolean truth) {
            simple("boolean", truth ? "1" : "0");
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof LocalDateTime time) {
            simple("string", String.valueOf(Wire.time(time)));
        } else {
            simple("string", escaped(value.toString()));
        }
    }

    private void simple(String type, String text) {
        xml.append("<value><").append(type).append('>').append(text);
        xml.append("</").append(type).append("></value>\n");
    }

    private void struct(JsonObject object) {
        xml.append("<value><struct>\n");
        for (String name : object.fieldNames()) {
            xml.append("<member>\n<name>").append(escaped(name)).append("</name>\n");
            value(object.getValue(name));
            xml.append("</member>\n");
        }
        xml.append("</struct></value>\n");
    }

    private void number(Number number) {
        if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
            simple("double", decimal(number));
        } else {
            long whole = number.longValue();
            simple(whole == (int) whole ? "int" : "i8", Long.toString(whole));
        }
    }

    /** XML-RPC knows no exponents. */
    private static String decimal(Number number) {
        return Double.isFinite(number.doubleValue())
                ? new BigDecimal(number.toString()).toPlainString()
                : number.toString();
    }

    /** Without the characters that XML 1.0 cannot carry: one of them would break the client. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().filter(XmlRpcWriter::isAllowed).forEach(character -> append(escaped, character));
        return escaped.toString();
    }

    private static boolean isAllowed(int character) {
        return character < ' '
                ? character == '\t' || character == '\n' || character == '\r'
                : !isSurrogate(character) && character != 0xFFFE && character != 0xFFFF;
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static void append(StringBuilder escaped, int character) {
        switch (character) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '\r' -> escaped.append("&#13;");
            default -> escaped.appendCodePoint(character);
        }
    }
}
