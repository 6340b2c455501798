package dev.switchboard.http;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** A proxy as sites have them in front: it passes requests on, and appends who it spoke to. */
final class ReverseProxy {
    private static final String FORWARDED = "X-Forwarded-For";

    private final HttpClient client;
    private final URI behind;
    private final HttpServer server;

    /**
     * Listens on a free port.
     *
     * @param address from which it speaks to who is behind it
     */
    ReverseProxy(Vertx vertx, String address, URI behind) {
        this.behind = behind;
        client = vertx.createHttpClient(new HttpClientOptions().setLocalAddress(address));
        server = vertx.createHttpServer()
                .requestHandler(this::pass)
                .listen(0, "127.0.0.1")
                .await();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private void pass(HttpServerRequest incoming) {
        RequestOptions target = new RequestOptions()
                .setMethod(incoming.method())
                .setAbsoluteURI(behind.resolve(incoming.uri()).toString());
        incoming.body()
                .compose(body -> client.request(target)
                        .compose(outgoing -> outgoing(outgoing, incoming).send(body)))
                .compose(answer -> answer.body()
                        .compose(body -> incoming.response()
                                .setStatusCode(answer.statusCode())
                                .end(body)))
                .onFailure(failure -> incoming.response().setStatusCode(502).end(Buffer.buffer(failure.toString())));
    }

    private static HttpClientRequest outgoing(HttpClientRequest outgoing, HttpServerRequest incoming) {
        MultiMap headers = incoming.headers();
        headers.entries().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("host"))
                .forEach(header -> outgoing.headers().add(header.getKey(), header.getValue()));
        String before = String.join(", ", headers.getAll(FORWARDED));
        String peer = incoming.remoteAddress().hostAddress();
        return outgoing.putHeader(FORWARDED, before.isEmpty() ? peer : before + ", " + peer);
    }
}
