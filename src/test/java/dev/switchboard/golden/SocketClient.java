package dev.switchboard.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A websocket that remembers what it received. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Notification> received = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    /**
     * Opens a socket and waits until it is open.
     *
     * @param headers sent with the handshake
     */
    SocketClient(HttpClient client, URI uri, Map<String, String> headers) {
        var builder = client.newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(uri, this).join();
    }

    /** Sends a frame; returns false when the server has closed the socket. */
    boolean send(JsonNode frame) {
        try {
            socket.sendText(frame.toString(), true).join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    int size() {
        return received.size();
    }

    /** What came from an index on, in the order of arrival; more may arrive meanwhile. */
    List<Notification> receivedFrom(int start) {
        return received.stream().skip(start).toList();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            receive(text.toString());
            text.setLength(0);
        }
        return WebSocket.Listener.super.onText(webSocket, data, last);
    }

    private void receive(String frame) {
        try {
            Notification.in(JSON.readTree(frame)).forEach(received::add);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(frame, e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
