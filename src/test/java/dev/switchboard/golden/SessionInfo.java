package dev.switchboard.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a loader script tells the page: the object that it puts into {@code odoo.__session_info__}. The script is a
 * page's business; only these values are compared.
 */
final class SessionInfo {
    private static final Pattern VERSION = Pattern.compile("\"?websocket_worker_version\"?\\s*:\\s*(\"[^\"]*\")");
    private static final Pattern AVAILABLE = Pattern.compile("\"?isAvailable\"?\\s*:\\s*(true|false)");
    private static final Pattern SERVER_URL = Pattern.compile("\"?serverUrl\"?\\s*:\\s*(\"[^\"]*\")");
    private static final Pattern OPTIONS = Pattern.compile("\"?options\"?\\s*:\\s*(?=\\{)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private SessionInfo() {}

    static boolean isIn(String script) {
        return script.contains("__session_info__");
    }

    /** Reads the values; what a script lacks is missing in the object. */
    static JsonNode parse(String script) {
        var info = JsonNodeFactory.instance.objectNode();
        info.set("websocket_worker_version", value(VERSION.matcher(script), script));
        var livechat = info.putObject("livechatData");
        livechat.set("isAvailable", value(AVAILABLE.matcher(script), script));
        livechat.set("serverUrl", value(SERVER_URL.matcher(script), script));
        livechat.set("options", value(OPTIONS.matcher(script), script));
        return info;
    }

    /** The JSON value that begins where the pattern's group, or the pattern, ends up. */
    private static JsonNode value(Matcher matcher, String script) {
        if (!matcher.find()) {
            return JsonNodeFactory.instance.nullNode();
        }
        int start = matcher.groupCount() > 0 ? matcher.start(1) : matcher.end();
        try (var parser = JSON.createParser(script.substring(start))) {
            return parser.readValueAsTree();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON at " + script.substring(start), e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
