package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server as its clients meet it. Everybody has a connection of their own, as browsers do. */
final class Server {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int LONGEST_FRAME = 16 << 20;

    private final HttpClientAgent http;
    private final WebSocketClient sockets;
    private final Plan.Target target;

    /**
     * What a call brought.
     *
     * @param result of the JSON-RPC answer; 18.0 leaves it out when there is nothing to say
     * @param cookies each as {@code name=value}
     */
    record Reply(@Nullable Object result, List<String> cookies) {
        /** The result, where an object is expected. */
        JsonObject object() {
            return result instanceof JsonObject object ? object : new JsonObject();
        }
    }

    Server(Vertx vertx, Plan.Target target, int people) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(PATIENCE_MILLIS),
                new PoolOptions().setHttp1MaxSize(Math.max(1, people)));
        this.sockets = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setConnectTimeout(PATIENCE_MILLIS)
                .setMaxConnections(Integer.MAX_VALUE)
                .setMaxFrameSize(LONGEST_FRAME)
                .setMaxMessageSize(LONGEST_FRAME));
        this.target = target;
    }

    Plan.Target target() {
        return target;
    }

    /**
     * Calls a JSON-RPC route.
     *
     * @return fails with {@link BenchFailure} when the answer is no result
     */
    Future<Reply> call(String path, JsonObject params, @Nullable String cookie) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(target.url().resolve(path).toString())
                .setTimeout(PATIENCE_MILLIS)
                .putHeader("Content-Type", "application/json");
        if (cookie != null) {
            request.putHeader("Cookie", cookie);
        }
        Buffer body = JsonObject.of("jsonrpc", "2.0", "id", 1, "method", "call", "params", params)
                .toBuffer();
        return http.request(request)
                .compose(sent -> sent.send(body))
                .compose(response -> response.body().map(content -> reply(path, response, content)));
    }

    private static Reply reply(String path, HttpClientResponse response, Buffer content) {
        if (response.statusCode() != 200) {
            throw new BenchFailure(path + " answers " + response.statusCode());
        }
        JsonObject envelope = content.toJsonObject();
        if (envelope.getJsonObject("error") != null) {
            JsonObject data = envelope.getJsonObject("error").getJsonObject("data", new JsonObject());
            throw new BenchFailure(path + " answers " + data.getString("message"));
        }
        List<String> cookies = response.cookies().stream()
                .map(cookie -> cookie.substring(0, (cookie + ";").indexOf(';')))
                .toList();
        return new Reply(envelope.getValue("result"), cookies);
    }

    /** Whether visitors would find somebody. */
    Future<Boolean> isSomebodyThere() {
        return call("/im_livechat/cors/init", JsonObject.of("channel_id", target.livechatChannel()), null)
                .map(reply -> reply.object().getBoolean("available_for_me", false));
    }

    /** Opens a websocket. It sends no User-Agent, and so need not know the version of the server's worker. */
    Future<WebSocket> connect(@Nullable String cookie) {
        URI url = target.websocketUrl();
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setAbsoluteURI(url.resolve("/websocket").toString().replaceFirst("http", "ws"))
                .setTimeout(PATIENCE_MILLIS)
                .addHeader("Origin", target.url().toString());
        if (cookie != null) {
            options.addHeader("Cookie", cookie);
        }
        return sockets.connect(options);
    }
}
