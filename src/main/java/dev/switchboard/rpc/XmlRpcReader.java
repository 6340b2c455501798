package dev.switchboard.rpc;

import dev.switchboard.model.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML-RPC call (<a href="http://xmlrpc.com/spec.md">the specification</a>, with {@code nil} and {@code i8}).
 * Nothing that a document type could bring is read, and nothing from elsewhere.
 */
final class XmlRpcReader {
    private static final int DEEPEST = 100;
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
    private static final Pattern TIME =
            Pattern.compile("([0-9]{4})-?([0-9]{2})-?([0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})");

    private final XMLStreamReader xml;
    private int depth;

    /**
     * A call.
     *
     * @param params JSON values; a time is a text as Odoo writes it, binary data the base64 text
     */
    record Call(String method, List<@Nullable Object> params) {}

    private XmlRpcReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Reads a whole call, or refuses what is none. */
    static Call read(Buffer body) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return new XmlRpcReader(factory.createXMLStreamReader(new ByteArrayInputStream(body.getBytes()))).call();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw malformed("not well-formed: line " + line);
        }
    }

    private static Refusal malformed(String why) {
        return new Refusal(Refusal.Kind.MALFORMED_XML, why);
    }

    private Call call() throws XMLStreamException {
        begin("methodCall");
        begin("methodName");
        String method = xml.getElementText().strip();
        List<@Nullable Object> params = new ArrayList<>();
        if (next() == XMLStreamConstants.START_ELEMENT) {
            require("params");
            while (next() == XMLStreamConstants.START_ELEMENT) {
                require("param");
                begin("value");
                params.add(value());
                end();
            }
        }
        return new Call(method, params);
    }

    /** Goes to the next tag, over blanks and comments. */
    private int next() throws XMLStreamException {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.END_DOCUMENT) {
                throw malformed("an XML-RPC call has no such part: line "
                        + xml.getLocation().getLineNumber());
            }
            event = xml.next();
        }
        return event;
    }

    private void begin(String name) throws XMLStreamException {
        if (next() != XMLStreamConstants.START_ELEMENT) {
            throw malformed(
                    "<" + name + "> is missing: line " + xml.getLocation().getLineNumber());
        }
        require(name);
    }

    private void require(String name) {
        if (!xml.getLocalName().equals(name)) {
            throw malformed("<%s> where <%s> should be: line %d"
                    .formatted(xml.getLocalName(), name, xml.getLocation().getLineNumber()));
        }
    }

    private void end() throws XMLStreamException {
        if (next() != XMLStreamConstants.END_ELEMENT) {
            throw malformed("<%s> is one too many: line %d"
                    .formatted(xml.getLocalName(), xml.getLocation().getLineNumber()));
        }
    }

    /** From {@code <value>} to its end; text without a type is a string. */
    private @Nullable Object value() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            if (xml.hasText() && event != XMLStreamConstants.COMMENT) {
                text.append(xml.getText());
            }
            event = xml.next();
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            return text.toString();
        }
        if (++depth > DEEPEST) {
            throw malformed("values are nested too deeply");
        }
        Object typed = typed(xml.getLocalName());
        depth--;
        end();
        return typed;
    }

    /** From a type's tag to its end. */
    private @Nullable Object typed(String type) throws XMLStreamException {
        return switch (type) {
            case "string" -> xml.getElementText();
            case "int", "i1", "i2", "i4", "i8", "biginteger" ->
                whole(xml.getElementText().strip());
            case "boolean" -> truth(xml.getElementText().strip());
            case "double", "float", "bigdecimal" -> decimal(xml.getElementText().strip());
            case "dateTime.iso8601" -> time(xml.getElementText().strip());
            case "base64" -> xml.getElementText().replaceAll("\\s", "");
            case "array" -> array();
            case "struct" -> struct();
            case "nil" -> nothing();
            default ->
                throw malformed("<%s> is no type: line %d"
                        .formatted(type, xml.getLocation().getLineNumber()));
        };
    }

    private static Number whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "invalid literal for int() with base 10: '" + text + "'");
        }
        long number = Long.parseLong(text);
        return number == (int) number ? (Number) (int) number : (Number) number;
    }

    private static Boolean truth(String text) {
        if (text.equals("1") || text.equals("0")) {
            return text.equals("1");
        }
        throw new Refusal(Refusal.Kind.TYPE_ERROR, "bad boolean value");
    }

    private static Double decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "could not convert string to float: '" + text + "'");
        }
        return Double.valueOf(text);
    }

    private static String time(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR,
                    "time data '%s' does not match format '%%Y%%m%%dT%%H:%%M:%%S'".formatted(text));
        }
        return "%s-%s-%s %s".formatted(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
    }

    private @Nullable Object nothing() throws XMLStreamException {
        end();
        return null;
    }

    private JsonArray array() throws XMLStreamException {
        JsonArray values = new JsonArray();
        begin("data");
        while (next() == XMLStreamConstants.START_ELEMENT) {
            require("value");
            values.add(value());
        }
        end();
        return values;
    }

    private JsonObject struct() throws XMLStreamException {
        JsonObject members = new JsonObject();
        while (next() == XMLStreamConstants.START_ELEMENT) {
            require("member");
            begin("name");
            String name = xml.getElementText();
            begin("value");
            members.put(name, value());
            end();
        }
        return members;
    }
}
