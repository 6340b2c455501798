package dev.switchboard.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** Forms with files, as they were recorded: {@code {"$multipart": [{"name", "value"}, {"name", "filename", "base64"}]}}. */
final class Multipart {
    static final String TYPE = "multipart/form-data; boundary=golden";
    private static final String KEY = "$multipart";

    private Multipart() {}

    static boolean isIn(JsonNode request) {
        return request.has(KEY);
    }

    /**
     * The bytes of a form.
     *
     * @param translate puts actual ids and tokens in place of the recorded ones, in an object of all values
     */
    static byte[] bytes(JsonNode request, UnaryOperator<JsonNode> translate) {
        var values = translate.apply(values(request));
        var body = new ByteArrayOutputStream();
        for (var part : request.path(KEY)) {
            body.writeBytes(head(part).getBytes(UTF_8));
            body.writeBytes(
                    part.has("base64")
                            ? Base64.getDecoder().decode(part.path("base64").asText())
                            : values.path(part.path("name").asText()).asText().getBytes(UTF_8));
            body.writeBytes("\r\n".getBytes(UTF_8));
        }
        body.writeBytes("--golden--\r\n".getBytes(UTF_8));
        return body.toByteArray();
    }

    /** Ids are numbers, as they are in JSON. */
    private static ObjectNode values(JsonNode request) {
        var values = JsonNodeFactory.instance.objectNode();
        for (var part : request.path(KEY)) {
            var value = part.path("value").asText();
            if (value.matches("[0-9]{1,9}")) {
                values.put(part.path("name").asText(), Integer.parseInt(value));
            } else {
                values.put(part.path("name").asText(), value);
            }
        }
        return values;
    }

    private static String head(JsonNode part) {
        var name = "--golden\r\nContent-Disposition: form-data; name=\""
                + part.path("name").asText() + '"';
        return part.has("filename")
                ? name
                        + "; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                                .formatted(
                                        part.path("filename").asText(),
                                        part.path("content_type").asText())
                : name + "\r\n\r\n";
    }
}
