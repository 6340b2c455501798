package dev.switchboard.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks an Odoo for files: a few at a time, of bounded size and time, and without anybody's cookies. */
final class AssetSource {
    private static final int MOST_BYTES = 8 << 20;
    private static final int MOST_CONNECTIONS = 4;
    private static final int MOST_WAITING = 64;
    private static final int CONNECT_MILLIS = 3_000;
    private static final List<String> KEPT = List.of(
            "content-type", "etag", "last-modified", "cache-control", "content-disposition", "content-security-policy");

    private final HttpClient client;
    private final String odoo;

    /**
     * Makes the client.
     *
     * @param odoo where Odoo is, without a slash at the end
     */
    AssetSource(Vertx vertx, String odoo) {
        HttpClientOptions options = new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS);
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING);
        this.client = vertx.createHttpClient(options, pool);
        this.odoo = odoo;
    }

    /**
     * What Odoo said.
     *
     * @param status 200, 304, 404 or another
     * @param headers those worth keeping, with small names
     */
    record Said(int status, Map<String, String> headers, Buffer body) {}

    /**
     * Asks for a file.
     *
     * @param etag of what is known already; Odoo answers 304 when that is still right
     * @param seconds how long the whole may take
     * @return fails with an {@link IOException} when Odoo is not there, is late, or sends more than 8 MiB
     */
    Future<Said> ask(Asset asset, @Nullable String etag, int seconds) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(odoo + asset.target())
                .putHeader("Accept-Encoding", "identity");
        if (asset.ownPage()) {
            options.putHeader("Referer", odoo + "/");
        }
        if (etag != null) {
            options.putHeader("If-None-Match", etag);
        }
        return client.request(options).compose(request -> said(request, seconds));
    }

    private static Future<Said> said(HttpClientRequest request, int seconds) {
        return request.send()
                .compose(response -> body(response).map(body -> new Said(response.statusCode(), kept(response), body)))
                .timeout(seconds, TimeUnit.SECONDS)
                .onFailure(failure -> request.reset());
    }

    private static Map<String, String> kept(HttpClientResponse response) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            String value = response.getHeader(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        Promise<Buffer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.appendBuffer(chunk).length() > MOST_BYTES) {
                read.tryFail(new IOException("more than " + MOST_BYTES + " bytes"));
            }
        });
        response.endHandler(end -> read.tryComplete(body));
        response.exceptionHandler(read::tryFail);
        return read.future();
    }
}
