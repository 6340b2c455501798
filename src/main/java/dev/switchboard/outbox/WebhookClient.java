package dev.switchboard.outbox;

import dev.switchboard.links.CheckedAddresses;
import dev.switchboard.links.Networks;
import dev.switchboard.links.PublicAddresses;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.sqlclient.Row;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Calls the targets of webhooks: public addresses, and near ones that the command line allows. Redirects are not
 * followed, and of an answer only the status counts.
 */
final class WebhookClient {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LONGEST_SECONDS = 15;
    private static final int MOST_ANSWER_BYTES = 64 << 10;
    private static final int THREADS = 4;

    private final HttpClient client;
    private final CheckedAddresses addresses;

    WebhookClient(Vertx vertx, Networks near) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setSslHandshakeTimeout(CONNECT_MILLIS)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(LONGEST_SECONDS));
        Predicate<InetSocketAddress> allowed = address -> {
            var host = Objects.requireNonNull(address.getAddress());
            return PublicAddresses.isPublic(host) || near.have(host);
        };
        this.addresses = new CheckedAddresses(
                vertx.createSharedWorkerExecutor("switchboard-webhooks", THREADS), allowed, PublicAddresses::of);
    }

    /**
     * Sends one delivery.
     *
     * @return the status of the answer; fails when there is none
     */
    Future<Integer> send(Row delivery) {
        URI url = URI.create(delivery.getString("url"));
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        return addresses
                .of(url.getHost(), port)
                .compose(server -> client.request(options(url, server, secure)))
                .timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .compose(request -> send(request, delivery));
    }

    private static RequestOptions options(URI url, SocketAddress server, boolean secure) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(server)
                .setHost(url.getHost())
                .setPort(server.port())
                .setSsl(secure)
                .setFollowRedirects(false)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    private static Future<Integer> send(HttpClientRequest request, Row delivery) {
        String id = delivery.getString("uuid");
        String body = delivery.getString("body");
        long now = Instant.now().getEpochSecond();
        return request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "Switchboard")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", String.valueOf(now))
                .putHeader("webhook-signature", WebhookSecret.sign(delivery.getString("secret"), id, now, body))
                .send(body)
                .compose(WebhookClient::status)
                .timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .onFailure(e -> request.reset());
    }

    /** Reads the answer to its end, so that the connection can be used again; who says too much is cut off. */
    private static Future<Integer> status(HttpClientResponse response) {
        Promise<Integer> status = Promise.promise();
        int[] read = {0};
        response.handler(chunk -> {
            read[0] += chunk.length();
            if (read[0] > MOST_ANSWER_BYTES && status.tryComplete(response.statusCode())) {
                response.request().reset();
            }
        });
        response.endHandler(end -> status.tryComplete(response.statusCode()));
        response.exceptionHandler(status::tryFail);
        return status.future();
    }
}
