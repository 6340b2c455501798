package dev.switchboard.rpc;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.List;

/** What a client asks before it signs in (Odoo: web/controllers/webclient.py and database.py). */
public final class ServerRoutes {
    private final String databaseName;

    /**
     * Makes the routes.
     *
     * @param databaseName the only one there is
     */
    public ServerRoutes(String databaseName) {
        this.databaseName = databaseName;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.unidentified(
                        "/web/webclient/version_info",
                        "WebClient.version_info",
                        List.of(),
                        call -> Future.succeededFuture(Answer.of(call.dialect().version()))),
                Route.unidentified(
                        "/web/database/list",
                        "Database.list",
                        List.of(),
                        call -> Future.succeededFuture(Answer.of(JsonArray.of(databaseName)))));
    }
}
