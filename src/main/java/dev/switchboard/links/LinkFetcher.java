package dev.switchboard.links;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks what is behind a link that a stranger wrote. A host's name is looked up once, and exactly the address that was
 * found and checked is called, so that no answer of a name server can lead elsewhere; each redirect is checked anew.
 */
public final class LinkFetcher {
    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_BYTES = 512 << 10;
    private static final int LONGEST_MILLIS = 5_000;
    private static final int THREADS = 4;
    private static final String NAME = "Mozilla/5.0 (compatible; Switchboard; link preview)";

    private final HttpClient client;
    private final WorkerExecutor workers;
    private final CheckedAddresses addresses;
    private final Courtesy courtesy = new Courtesy(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));

    /** What a server said; a body only of what is HTML. */
    private record Said(int status, @Nullable String location, String type, Buffer body) {}

    /** One link on its way. */
    private record Journey(String link, URI at, int redirects, long deadlineNanos) {

        long millisLeft() {
            return Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime()));
        }

        Journey to(String location) {
            return new Journey(link, at.resolve(location), redirects + 1, deadlineNanos);
        }

        boolean isSecure() {
            return "https".equalsIgnoreCase(at.getScheme());
        }

        int port() {
            return at.getPort() >= 0 ? at.getPort() : isSecure() ? 443 : 80;
        }

        /** The part of the address that a server is asked for. */
        String target() {
            String path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
            return at.getRawQuery() == null ? path : path + "?" + at.getRawQuery();
        }
    }

    /**
     * Makes the client.
     *
     * @param allowed which addresses may be called, such as {@link PublicAddresses#allow}
     * @param names the addresses of a host, such as {@link PublicAddresses#of}; may block
     */
    public LinkFetcher(Vertx vertx, Predicate<InetSocketAddress> allowed, Function<String, List<InetAddress>> names) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(LONGEST_MILLIS)
                .setSslHandshakeTimeout(LONGEST_MILLIS)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(LONGEST_MILLIS)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAlive(false));
        this.workers = vertx.createSharedWorkerExecutor("switchboard-links", THREADS);
        this.addresses = new CheckedAddresses(workers, allowed, names);
    }

    /**
     * What a link shows.
     *
     * @return empty for what is not there, not allowed, late, or nothing to show; never fails
     */
    public Future<Optional<LinkSummary>> fetch(String link) {
        return Future.<Optional<LinkSummary>>future(promise -> begin(link, promise))
                .otherwise(Optional.empty());
    }

    private void begin(String link, Promise<Optional<LinkSummary>> promise) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
        Journey journey = new Journey(link, URI.create(link), 0, deadline);
        String host = host(journey.at());
        if (courtesy.enter(host)) {
            follow(journey).onComplete(done -> courtesy.leave(host)).onComplete(promise);
        } else {
            promise.complete(Optional.empty());
        }
    }

    /** Nobody's name goes with a link, and what is no name of a host is none. */
    private static String host(URI address) {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || !Links.isOnTheWeb(address.toString())) {
            throw new IllegalArgumentException("no address on the web");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private Future<Optional<LinkSummary>> follow(Journey journey) {
        String host = host(journey.at());
        return addresses
                .of(host, journey.port())
                .timeout(journey.millisLeft(), TimeUnit.MILLISECONDS)
                .compose(server -> ask(journey, server))
                .compose(said -> arrive(journey, said));
    }

    private Future<Said> ask(Journey journey, SocketAddress server) {
        RequestOptions options = new RequestOptions()
                .setServer(server)
                .setHost(journey.at().getHost())
                .setPort(journey.port())
                .setSsl(journey.isSecure())
                .setURI(journey.target())
                .putHeader(HttpHeaders.USER_AGENT, NAME)
                .putHeader(HttpHeaders.ACCEPT, "text/html, image/*")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        return client.request(options)
                .timeout(journey.millisLeft(), TimeUnit.MILLISECONDS)
                .compose(request -> request.send()
                        .compose(LinkFetcher::said)
                        .timeout(journey.millisLeft(), TimeUnit.MILLISECONDS)
                        .onComplete(done -> close(request)));
    }

    /** Whatever else would still come. */
    private static void close(HttpClientRequest request) {
        Future<Void> ignored = request.connection().close();
    }

    private static Future<Said> said(HttpClientResponse response) {
        String type = Objects.requireNonNullElse(response.getHeader(HttpHeaders.CONTENT_TYPE), "");
        Future<Buffer> body = response.statusCode() == 200 && type.startsWith("text/html")
                ? beginning(response)
                : Future.succeededFuture(Buffer.buffer());
        return body.map(read -> new Said(response.statusCode(), response.getHeader(HttpHeaders.LOCATION), type, read));
    }

    private static Future<Buffer> beginning(HttpClientResponse response) {
        Promise<Buffer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.appendBuffer(chunk).length() >= MOST_BYTES) {
                read.tryComplete(body.getBuffer(0, MOST_BYTES));
            }
        });
        response.endHandler(end -> read.tryComplete(body));
        response.exceptionHandler(read::tryFail);
        return read.future();
    }

    private Future<Optional<LinkSummary>> arrive(Journey journey, Said said) {
        if (said.status() >= 300 && said.status() < 400 && said.location() != null) {
            return journey.redirects() < MOST_REDIRECTS
                    ? follow(journey.to(said.location()))
                    : Future.failedFuture(new IOException("too many redirects"));
        }
        if (said.status() == 200 && said.type().startsWith("image/")) {
            return Future.succeededFuture(Optional.of(LinkSummary.ofPicture(journey.link(), mediaType(said.type()))));
        }
        return said.body().length() == 0
                ? Future.succeededFuture(Optional.empty())
                : workers.executeBlocking(
                        () -> PageHead.read(
                                journey.link(), said.type(), journey.at().toString(), said.body()),
                        false);
    }

    private static String mediaType(String type) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip();
    }
}
