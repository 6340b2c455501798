package dev.switchboard.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/**
 * A server that answers from a recording, whatever it is asked, and says so when it is asked for something else: what
 * a real server would be that has other ids.
 */
final class RecordedServer implements AutoCloseable {
    private static final int WRONG = 599;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Iterator<Exchange> expected;
    private final HttpServer server;

    RecordedServer(List<Exchange> exchanges) throws IOException {
        expected = exchanges.iterator();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange http) throws IOException {
        var exchange = expected.next();
        var asked = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isRight = http.getRequestURI().toString().equals(exchange.path())
                && comparable(asked).equals(comparable(text(exchange.request())));
        var answer = isRight ? text(exchange.response()) : "asked for " + asked + ", not " + exchange.request();
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.responseHeaders()
                .properties()
                .forEach(header -> http.getResponseHeaders()
                        .set(header.getKey(), header.getValue().asText()));
        http.sendResponseHeaders(isRight ? exchange.status() : WRONG, bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }

    private static String text(JsonNode body) {
        return body.isTextual() ? body.asText() : body.toString();
    }

    private static JsonNode comparable(String body) throws JsonProcessingException {
        return XmlRpc.isIn(TextNode.valueOf(body)) ? XmlRpc.read(body) : JSON.readTree(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
