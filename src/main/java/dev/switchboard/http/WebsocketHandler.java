package dev.switchboard.http;

import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes websockets in at {@code /websocket}. */
final class WebsocketHandler {
    private static final short OUTDATED = 1000;
    private static final short GOING_AWAY = 1001;

    private final BusSocket.Node node;
    private final Connections connections;
    private final OwnPages ownPages;
    private final Set<BusSocket> sockets = new HashSet<>();

    /**
     * Takes in sockets of one event loop.
     *
     * @param connections those of the same event loop
     */
    WebsocketHandler(BusSocket.Node node, Connections connections, OwnPages ownPages) {
        this.node = node;
        this.connections = connections;
        this.ownPages = ownPages;
    }

    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!Handshake.isWhole(request)) {
            Pages.send(context, 400, "This address takes websockets.");
            return;
        }
        request.pause();
        identify(request)
                .compose(visitor -> request.toWebSocket().onSuccess(socket -> open(socket, request, visitor)))
                .onFailure(context::fail);
    }

    private Future<BusSocket.Visitor> identify(HttpServerRequest request) {
        // Another site's page may not speak for whoever is signed in here, be its cookie sent along or not.
        boolean fromOwnPage = ownPages.isOwn(request, request.getHeader("Origin"));
        String sessionId = fromOwnPage ? Cookies.read(request, Cookies.SESSION) : null;
        return node.identities()
                .bySession(sessionId)
                .compose(user -> user.isPresent()
                        ? Future.succeededFuture(new BusSocket.Visitor(user.get(), sessionId))
                        : node.identities()
                                .byGuestToken(Cookies.read(request, Cookies.GUEST))
                                .map(guest -> new BusSocket.Visitor(
                                        guest.<Persona>map(g -> g).orElse(new Persona.Anonymous()), null)));
    }

    /** Who has gone meanwhile would never be heard to go. */
    private void open(ServerWebSocket socket, HttpServerRequest request, BusSocket.Visitor visitor) {
        connections.upgraded(request);
        if (socket.isClosed()) {
            return;
        }
        BusSocket.of(socket, node, visitor, version(request))
                .ifPresentOrElse(this::open, () -> Ending.now(socket.close(OUTDATED, "OUTDATED_VERSION")));
    }

    private void open(BusSocket busSocket) {
        sockets.add(busSocket);
        busSocket.open(() -> sockets.remove(busSocket));
    }

    /** Browsers have to name a version that is spoken here; whoever has no User-Agent need not. */
    private static @Nullable String version(HttpServerRequest request) {
        String version = Objects.requireNonNullElse(request.getParam("version"), "");
        return request.getHeader("User-Agent") == null ? null : version;
    }

    /** Does what time asks for; to be called every second. */
    void tick() {
        List.copyOf(sockets).forEach(BusSocket::tick);
    }

    void sessionEnded(String fingerprint) {
        Set.copyOf(sockets).forEach(socket -> socket.endIfOf(fingerprint));
    }

    int size() {
        return sockets.size();
    }

    /** Closes some sockets because the server goes away. */
    void closeSome(int count) {
        sockets.stream().limit(count).toList().forEach(socket -> {
            sockets.remove(socket);
            socket.close(GOING_AWAY);
        });
    }
}
