package dev.switchboard.app;

import dev.switchboard.db.DatabaseUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/** A stand-in: an HTTP server that only says that it is alive. */
public final class Wiring {
    private Wiring() {}

    /** What has been started. */
    public record Running(HttpServer server) {
        /** The port that is listened on. */
        public int port() {
            return server.actualPort();
        }

        /** Closes it. */
        public Future<Void> stop() {
            return server.close();
        }
    }

    /** Starts it. */
    static Future<Running> start(Vertx vertx, Config config, DatabaseUrl database) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.response().end())
                .listen(config.listen())
                .map(Running::new);
    }
}
