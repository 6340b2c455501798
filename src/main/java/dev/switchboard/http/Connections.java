package dev.switchboard.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The connections of one event loop, so that none is held open for nothing: one that sends no whole request for a while
 * is closed, be it silent or a byte at a time. Websockets look after themselves.
 */
final class Connections {
    private static final int MOST_CHECKS = 15;

    private final long patienceMillis;
    private final long longestRequestMillis;
    private final Map<HttpConnection, Use> open = new HashMap<>();

    /** Requests under way, and when the newest began or ended. */
    private static final class Use {
        private int underWay;
        private long sinceMillis = BusSocket.now();

        private void begin() {
            underWay++;
            sinceMillis = BusSocket.now();
        }

        private void end() {
            underWay--;
            sinceMillis = BusSocket.now();
        }
    }

    /**
     * Begins without connections.
     *
     * @param patience how long a connection may go without a whole request head
     * @param longestRequest how long a request may take to arrive and be answered
     */
    Connections(Duration patience, Duration longestRequest) {
        this.patienceMillis = patience.toMillis();
        this.longestRequestMillis = longestRequest.toMillis();
    }

    /** Looks at the connections again and again, on the context of the verticle that calls. */
    void start(Vertx vertx) {
        vertx.setPeriodic(Math.max(patienceMillis / MOST_CHECKS, 1), timer -> closeIdle());
    }

    void opened(HttpConnection connection) {
        open.put(connection, new Use());
        connection.closeHandler(closed -> open.remove(connection));
    }

    /** A handler that goes before all others. */
    void use(RoutingContext context) {
        Use use = open.get(context.request().connection());
        if (use != null) {
            use.begin();
            context.addEndHandler(ended -> use.end());
        }
        context.next();
    }

    /** From here on the connection is a websocket's. */
    void upgraded(HttpServerRequest request) {
        open.remove(request.connection());
    }

    private void closeIdle() {
        long now = BusSocket.now();
        open.entrySet().stream()
                .filter(each -> isStale(each.getValue(), now))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(connection -> Ending.now(connection.close()));
    }

    private boolean isStale(Use use, long now) {
        return now - use.sinceMillis > (use.underWay == 0 ? patienceMillis : longestRequestMillis);
    }

    int size() {
        return open.size();
    }
}
