package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Websocket handshakes over a bare TCP connection, for Java's own client sends no wrong ones. */
@TestInstance(Lifecycle.PER_CLASS)
class HandshakeIT {
    private final ServerProcess server = Servers.start(TestDatabase.fresh());

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aWholeHandshakeOpensAWebsocket() throws IOException {
        assertThat(statusLine(whole())).isEqualTo("HTTP/1.1 101 Switching Protocols");
    }

    @ParameterizedTest
    @CsvSource({
        "Upgrade, h2c",
        "Connection, keep-alive",
        "Sec-WebSocket-Version, 8",
        "Sec-WebSocket-Key, abc",
        "Sec-WebSocket-Key, ***",
    })
    void oneWrongHeaderIsABadRequest(String header, String value) throws IOException {
        Map<String, String> headers = whole();
        headers.put(header, value);

        assertThat(statusLine(headers)).isEqualTo("HTTP/1.1 400 Bad Request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Upgrade"})
    void oneMissingHeaderIsABadRequest(String header) throws IOException {
        Map<String, String> headers = whole();
        headers.remove(header);

        assertThat(statusLine(headers)).isEqualTo("HTTP/1.1 400 Bad Request");
    }

    private static Map<String, String> whole() {
        return new LinkedHashMap<>(Map.of(
                "Host", "localhost",
                "Upgrade", "websocket",
                "Connection", "keep-alive, Upgrade",
                "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==",
                "Origin", "http://elsewhere.example"));
    }

    private String statusLine(Map<String, String> headers) throws IOException {
        StringBuilder request = new StringBuilder("GET /websocket?version=18.0-2 HTTP/1.1\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        request.append("\r\n");
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
            InputStreamReader answer = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
            return new BufferedReader(answer).readLine();
        }
    }
}
