package dev.switchboard.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sends recorded requests again, in actual ids. */
final class HttpReplay {
    private static final List<String> SENT_AS_RECORDED = List.of(
            "accept",
            "accept-language",
            "content-type",
            "access-control-request-method",
            "access-control-request-headers");
    private static final List<String> ADDRESSES = List.of("origin", "referer");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI server;
    private final Translation translation;

    HttpReplay(HttpClient client, URI server, Translation translation) {
        this.client = client;
        this.server = server;
        this.translation = translation;
    }

    /** Sends a recorded request. */
    Answer send(Exchange exchange) {
        var body = exchange.request().isMissingNode() ? BodyPublishers.noBody() : body(exchange);
        var request = HttpRequest.newBuilder(address(translation.path(exchange.path())))
                .method(exchange.method(), body);
        headers(exchange).forEach(request::header);
        return answer(request.build());
    }

    /** Sends a JSON-RPC request of our own. */
    Answer call(String path, JsonNode params, Map<String, String> headers) {
        var body = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0").put("method", "call");
        body.set("params", params);
        var request = HttpRequest.newBuilder(address(path))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        headers.forEach(request::header);
        return answer(request.build());
    }

    /** The server's address may end in a path, such as {@code /17.0}. */
    private URI address(String path) {
        return URI.create(server + path);
    }

    private BodyPublisher body(Exchange exchange) {
        UnaryOperator<JsonNode> inActualIds = values -> translation.json(values, Kinds.ownerOfParams(exchange.path()));
        return Multipart.isIn(exchange.request())
                ? BodyPublishers.ofByteArray(Multipart.bytes(exchange.request(), inActualIds))
                : BodyPublishers.ofString(text(exchange));
    }

    private String text(Exchange exchange) {
        var recorded = exchange.request();
        var call = ModelCall.of(exchange);
        if (XmlRpc.isIn(recorded)) {
            var body = XmlRpc.read(recorded.asText());
            return XmlRpc.write(
                    call.map(each -> translation.json(body, each.request())).orElse(body));
        }
        if (recorded.path("params").isObject()) {
            var params = recorded.path("params");
            return ((ObjectNode) recorded.deepCopy())
                    .set(
                            "params",
                            call.map(each -> translation.json(params, each.request()))
                                    .orElseGet(() -> translation.json(params, Kinds.ownerOfParams(exchange.path()))))
                    .toString();
        }
        if (exchange.isSentAsText()) {
            return recorded.asText();
        }
        return call.map(each -> translation.json(recorded, each.request()))
                .orElse(recorded)
                .toString();
    }

    /** The headers of a recorded request or handshake that say something to the server. */
    Map<String, String> headers(Exchange exchange) {
        var recorded = exchange.requestHeaders();
        var headers = new LinkedHashMap<String, String>();
        for (var name : SENT_AS_RECORDED) {
            text(recorded, name).ifPresent(value -> headers.put(name, value));
        }
        if (Multipart.isIn(exchange.request())) {
            headers.put("content-type", Multipart.TYPE);
        }
        for (var name : ADDRESSES) {
            text(recorded, name).map(translation::address).ifPresent(value -> headers.put(name, value));
        }
        text(recorded, "authorization")
                .map(translation::authorization)
                .ifPresent(value -> headers.put("authorization", value));
        text(recorded, "cookie").flatMap(translation::cookies).ifPresent(value -> headers.put("cookie", value));
        return headers;
    }

    private static Optional<String> text(JsonNode headers, String name) {
        return Optional.of(headers.path(name).asText()).filter(value -> !value.isEmpty());
    }

    private Answer answer(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), body(response));
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode body(HttpResponse<byte[]> response) throws JsonProcessingException {
        var type = response.headers().firstValue("content-type").orElse("");
        if (type.matches("image/(png|jpeg|gif)")) {
            return Answer.of(response.body());
        }
        var text = new String(response.body(), UTF_8);
        return type.startsWith("application/json") ? JSON.readTree(text) : Answer.of(text);
    }
}
