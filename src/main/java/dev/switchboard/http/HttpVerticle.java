package dev.switchboard.http;

import dev.switchboard.bus.Hub;
import dev.switchboard.model.Identities;
import dev.switchboard.model.LoginSessions;
import dev.switchboard.presence.PresenceSignals;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.micrometer.PrometheusScrapingHandler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One a core: HTTP, JSON-RPC and websockets on the one port, with the hub of its own sockets. */
public final class HttpVerticle extends VerticleBase {
    private static final Logger LOGGER = LoggerFactory.getLogger(HttpVerticle.class);

    /** A frame that is larger is not even read, and its client may miss why. */
    private static final int SLIGHTLY_TOO_LARGE = 1 << 20;

    private static final long MOST_BODY_BYTES = 1 << 20;
    private static final int TICK_MILLIS = 1_000;
    private static final int LONGEST_SILENCE_SECONDS = 75;
    private static final Duration LONGEST_HEAD = Duration.ofSeconds(30);
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(5);
    private static final int COMPRESS_FROM_BYTES = 4_096;
    private static final int LONGEST_REQUEST_SECONDS = 5;
    private static final int CLOSED_AT_ONCE = 500;
    private static final int CLOSING_PAUSE_MILLIS = 50;

    private final Address address;
    private final Services services;
    private final Hub hub;
    private final Supplier<Future<?>> ready;
    private final WebsocketHandler websockets;
    private final Connections connections = new Connections(LONGEST_HEAD, LONGEST_REQUEST);
    private @Nullable HttpServer server;

    /**
     * Where the server listens.
     *
     * @param publicUrl where clients find the server
     * @param demo whether the demo page is served
     * @param proxies whose word on a client's address counts
     */
    public record Address(String host, int port, URI publicUrl, boolean demo, TrustedProxies proxies) {

        OwnPages ownPages() {
            return new OwnPages(publicUrl);
        }

        private boolean secure() {
            return "https".equals(publicUrl.getScheme());
        }
    }

    /**
     * What is served.
     *
     * @param assets the Odoo whose own bundle is given in place of our widget
     */
    public record Services(
            List<SpokenSeries> series,
            Identities identities,
            PresenceSignals presence,
            Assets.@Nullable Origin assets) {}

    /**
     * Makes the verticle.
     *
     * @param hub the hub of this verticle's sockets
     * @param ready fails with the reason while the server is not ready
     */
    public HttpVerticle(Address address, Services services, Hub hub, Supplier<Future<?>> ready) {
        this.address = address;
        this.services = services;
        this.hub = hub;
        this.ready = ready;
        BusSocket.Node node = new BusSocket.Node(hub, services.identities(), services.presence());
        this.websockets = new WebsocketHandler(node, connections, address.ownPages());
    }

    @Override
    public Future<?> start() {
        connections.start(vertx);
        vertx.setPeriodic(TICK_MILLIS, timer -> websockets.tick());
        vertx.eventBus().<String>consumer(LoginSessions.ENDED, message -> websockets.sessionEnded(message.body()));
        return hub.start(vertx).compose(started -> listen());
    }

    private Future<HttpServer> listen() {
        HttpServerOptions options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(LONGEST_SILENCE_SECONDS)
                .setCompressionSupported(true)
                .setCompressionContentSizeThreshold(COMPRESS_FROM_BYTES)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(BusSocket.MOST_BYTES + SLIGHTLY_TOO_LARGE)
                .setMaxWebSocketMessageSize(BusSocket.MOST_BYTES);
        return vertx.createHttpServer(options)
                .connectionHandler(connections::opened)
                .requestHandler(router())
                .listen(address.port(), address.host())
                .onSuccess(listening -> server = listening);
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(HttpVerticle::noSniff).failureHandler(HttpVerticle::failed);
        router.route().handler(connections::use);
        Health.mount(router, ready);
        router.get("/metrics").handler(PrometheusScrapingHandler.create());
        services.series().forEach(series -> mount(router, series));
        new LoginHandler(services.identities(), address.ownPages(), address.proxies()).mount(router);
        mountEmbed(router);
        StaticFiles.mountPages(router, address.demo());
        router.errorHandler(404, context -> Pages.send(context, 404, "There is nothing at this address."));
        router.errorHandler(405, context -> Pages.send(context, 405, "This address does not take this method."));
        return router;
    }

    private static void noSniff(RoutingContext context) {
        context.response().putHeader("X-Content-Type-Options", "nosniff");
        context.next();
    }

    private void mount(Router router, SpokenSeries series) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES);
        String prefix = series.prefix();
        new RpcHandler(series.jsonRpc(), address.proxies(), address.secure())
                .mount(router, body, prefix, series.routes());
        new XmlRpcHandler(series.xmlRpc(), address.proxies()).mount(router, body, prefix);
        new ExportHandler(series.exports(), new Callers(services.identities())).mount(router, body, prefix);
        if (series.json2() != null) {
            new Json2Handler(series.json2()).mount(router, body, prefix);
        }
        if (series.visitors() != null) {
            new LoaderHandler(series.visitors()).mount(router, prefix);
            new SupportHandler(series.visitors()).mount(router, prefix);
            new ScriptTestHandler(series.visitors(), new Callers(services.identities())).mount(router, prefix);
            router.route(prefix + "/websocket").handler(websockets::handle);
            StaticFiles.mount(router, prefix);
        }
        mountTransfers(router, prefix, series.transfers());
    }

    private void mountTransfers(Router router, String prefix, SpokenSeries.@Nullable Transfers transfers) {
        if (transfers != null) {
            Callers callers = new Callers(services.identities());
            new UploadHandler(transfers, callers, address).mount(router, prefix);
            new FileHandler(transfers.binaries(), callers).mount(router, prefix);
            new PictureHandler(transfers.binaries(), callers).mount(router, prefix);
        }
    }

    /** The root has them in any case: styles name their pictures by their path from there. */
    private void mountEmbed(Router router) {
        Assets.Origin origin = services.assets();
        AssetRelay relay = origin == null ? null : new AssetRelay(new Assets(vertx, origin), address.publicUrl());
        for (SpokenSeries series : services.series()) {
            if (relay != null && (series.visitors() != null || series.prefix().isEmpty())) {
                relay.mount(router, series.prefix());
            } else if (series.visitors() != null) {
                StaticFiles.mountEmbed(router, series.prefix());
            }
        }
    }

    private static void failed(RoutingContext context) {
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (context.failure() != null && status == 500) {
            LOGGER.error("{} failed", context.request().path(), context.failure());
        }
        Pages.send(context, status, "The server could not do this.");
    }

    /** Takes nobody new, finishes requests, and closes sockets in batches, so that clients do not all return at once. */
    @Override
    public Future<?> stop() {
        HttpServer listening = server;
        return listening == null
                ? Future.succeededFuture()
                : Future.join(listening.shutdown(LONGEST_REQUEST_SECONDS, TimeUnit.SECONDS), closeSockets());
    }

    private Future<Void> closeSockets() {
        Promise<Void> done = Promise.promise();
        websockets.closeSome(CLOSED_AT_ONCE);
        if (websockets.size() == 0) {
            done.complete();
        } else {
            vertx.setTimer(CLOSING_PAUSE_MILLIS, timer -> closeSockets().onComplete(done));
        }
        return done.future();
    }
}
