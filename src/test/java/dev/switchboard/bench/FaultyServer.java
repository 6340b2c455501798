package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Speaks just enough of the wire for a run, and delivers every tenth message in a wrong way. */
final class FaultyServer implements AutoCloseable {
    private static final int CONVERSATION = 7;
    private static final int OPERATOR = 3;
    private static final int EACH = 10;
    private static final int FAULTY = 5;

    private final Vertx vertx = Vertx.vertx();
    private final Fault fault;
    private final HttpServer server;
    private final List<ServerWebSocket> sockets = new ArrayList<>();
    private String kept = "";
    private int messages;

    enum Fault {
        NONE,
        LOSES,
        DUPLICATES,
        REORDERS,
        REFUSES
    }

    FaultyServer(Fault fault) {
        this.fault = fault;
        this.server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body.toJsonObject())))
                .webSocketHandler(sockets::add)
                .listen(0, "127.0.0.1")
                .await();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private void answer(HttpServerRequest request, JsonObject envelope) {
        boolean isRefused = request.path().endsWith("/message/post") && post(envelope.getJsonObject("params"));
        JsonObject answer = isRefused
                ? JsonObject.of("error", JsonObject.of("data", JsonObject.of("message", "no")))
                : JsonObject.of("result", result(request.path()));
        Future<Void> sent = request.response()
                .putHeader("Set-Cookie", "session_id=x; Path=/")
                .end(answer.toBuffer());
        assert sent != null;
    }

    private static JsonObject result(String path) {
        return path.endsWith("/get_session")
                ? JsonObject.of(
                        "Store", JsonObject.of("guest_token", "1|x"),
                        "discuss.channel",
                                JsonArray.of(
                                        JsonObject.of("id", CONVERSATION, "operator", JsonObject.of("id", OPERATOR))))
                : JsonObject.of("partner_id", OPERATOR, "available_for_me", true);
    }

    /** Delivers a message, well or badly; true when it is refused instead. */
    private boolean post(JsonObject params) {
        int id = ++messages;
        Fault now = id % EACH == FAULTY ? fault : Fault.NONE;
        String frame = frame(id, params.getJsonObject("post_data").getString("body"));
        switch (now) {
            case NONE -> announce(frame);
            case DUPLICATES -> announce(frame, frame);
            case REORDERS -> kept = frame;
            case LOSES, REFUSES -> {}
        }
        return now == Fault.REFUSES;
    }

    private void announce(String... frames) {
        for (ServerWebSocket socket : sockets) {
            List.of(frames).forEach(frame -> write(socket, frame));
            if (!kept.isEmpty()) {
                write(socket, kept);
            }
        }
        kept = "";
    }

    private static void write(ServerWebSocket socket, String frame) {
        Future<Void> written = socket.writeTextMessage(frame);
        assert written != null;
    }

    private static String frame(int id, String body) {
        JsonObject message = JsonObject.of("id", id, "body", "<p>" + body + "</p>");
        JsonObject data = JsonObject.of("mail.message", JsonArray.of(message));
        JsonObject announced =
                JsonObject.of("type", "discuss.channel/new_message", "payload", JsonObject.of("data", data));
        return JsonArray.of(JsonObject.of("id", id, "message", announced)).encode();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
