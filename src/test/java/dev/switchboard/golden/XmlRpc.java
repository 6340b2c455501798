package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * XML-RPC as JSON: a call is {@code {"method", "params": […]}}, an answer {@code {"result"}} or {@code {"fault"}}. What
 * counts in a text is what it says, not how it is set.
 */
final class XmlRpc {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private XmlRpc() {}

    /** Whether a recorded body is one. */
    static boolean isIn(JsonNode body) {
        var text = body.asText();
        return text.contains("<methodCall>") || text.contains("<methodResponse>");
    }

    /** Reads a call or an answer. */
    static ObjectNode read(String xml) {
        var root = root(xml);
        var read = JSON.objectNode();
        if (root.getTagName().equals("methodCall")) {
            read.put("method", child(root, "methodName").getTextContent().strip());
            return read.set("params", params(root));
        }
        var fault = children(root, "fault");
        return fault.isEmpty()
                ? read.set("result", params(root).path(0))
                : read.set("fault", value(child(fault.get(0), "value")));
    }

    private static Element root(String xml) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            return builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    private static ArrayNode params(Element root) {
        var params = JSON.arrayNode();
        for (var list : children(root, "params")) {
            children(list, "param").forEach(param -> params.add(value(child(param, "value"))));
        }
        return params;
    }

    private static JsonNode value(Element value) {
        var typed = children(value, "*");
        if (typed.isEmpty()) {
            return JSON.textNode(value.getTextContent());
        }
        var content = typed.get(0);
        var text = content.getTextContent();
        return switch (content.getTagName()) {
            case "int", "i4", "i8" -> JSON.numberNode(Long.parseLong(text.strip()));
            case "boolean" -> JSON.booleanNode(text.strip().equals("1"));
            case "double" -> JSON.numberNode(Double.parseDouble(text.strip()));
            case "nil" -> JSON.nullNode();
            case "array" -> array(child(content, "data"));
            case "struct" -> struct(content);
            default -> JSON.textNode(text);
        };
    }

    private static ArrayNode array(Element data) {
        var array = JSON.arrayNode();
        children(data, "value").forEach(element -> array.add(value(element)));
        return array;
    }

    private static ObjectNode struct(Element struct) {
        var object = JSON.objectNode();
        for (var member : children(struct, "member")) {
            object.set(child(member, "name").getTextContent(), value(child(member, "value")));
        }
        return object;
    }

    private static Element child(Element parent, String name) {
        return children(parent, name).get(0);
    }

    /** The elements right below another one, of one name or of any. */
    private static List<Element> children(Element parent, String name) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && (name.equals("*") || name.equals(element.getTagName()))) {
                children.add(element);
            }
        }
        return children;
    }

    /** Writes a call. */
    static String write(JsonNode call) {
        var params = new StringBuilder();
        call.path("params")
                .forEach(
                        param -> params.append("<param>").append(written(param)).append("</param>"));
        return "<?xml version='1.0'?><methodCall><methodName>"
                + call.path("method").asText() + "</methodName><params>" + params + "</params></methodCall>";
    }

    private static String written(JsonNode value) {
        return "<value>"
                + switch (value.getNodeType()) {
                    case BOOLEAN -> "<boolean>" + (value.asBoolean() ? 1 : 0) + "</boolean>";
                    case NUMBER ->
                        value.isIntegralNumber() ? "<int>" + value + "</int>" : "<double>" + value + "</double>";
                    case NULL, MISSING -> "<nil/>";
                    case ARRAY -> "<array><data>" + elements(value) + "</data></array>";
                    case OBJECT -> "<struct>" + members(value) + "</struct>";
                    default -> "<string>" + escaped(value.asText()) + "</string>";
                }
                + "</value>";
    }

    private static String elements(JsonNode array) {
        var elements = new StringBuilder();
        array.forEach(element -> elements.append(written(element)));
        return elements.toString();
    }

    private static String members(JsonNode object) {
        var members = new StringBuilder();
        object.properties()
                .forEach(member -> members.append("<member><name>")
                        .append(escaped(member.getKey()))
                        .append("</name>")
                        .append(written(member.getValue()))
                        .append("</member>"));
        return members.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
