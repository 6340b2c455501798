package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpHeaders;
import java.util.Base64;

/**
 * What the server answered.
 *
 * @param status the HTTP status
 * @param headers the response's headers
 * @param body the body: JSON, or {@linkplain #of what a text says}
 */
record Answer(int status, HttpHeaders headers, JsonNode body) {

    /**
     * What a text that is no JSON says to a client: a loader its values, a page its widget, XML-RPC its result, an error
     * its words; any other page is nobody's business, and missing.
     */
    static JsonNode of(String text) {
        if (SessionInfo.isIn(text)) {
            return SessionInfo.parse(text);
        }
        if (EmbeddingPage.isIn(text)) {
            return EmbeddingPage.parse(text);
        }
        if (XmlRpc.isIn(TextNode.valueOf(text))) {
            return XmlRpc.read(text);
        }
        return text.isBlank() || text.stripLeading().startsWith("<")
                ? MissingNode.getInstance()
                : TextNode.valueOf(text);
    }

    /** A picture, in the form in which small ones are recorded. */
    static JsonNode of(byte[] picture) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("$bytes", picture.length)
                .put("base64", Base64.getEncoder().encodeToString(picture));
    }
}
