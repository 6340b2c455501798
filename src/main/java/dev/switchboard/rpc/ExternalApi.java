package dev.switchboard.rpc;

import dev.switchboard.model.Identities;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** The services that scripts call, under their names (Odoo: odoo/http.py, dispatch_rpc). */
public final class ExternalApi {
    private final Map<String, Service> services;

    /**
     * Puts the services together.
     *
     * @param databaseName the name that clients give as {@code db}
     */
    public ExternalApi(Identities identities, ModelCalls modelCalls, String databaseName) {
        this.services = Map.of(
                "common", new CommonService(identities, databaseName),
                "db", new DatabaseService(databaseName),
                "object", new ObjectService(identities, modelCalls, databaseName));
    }

    /** The JSON-RPC route. */
    public List<Route> routes() {
        return List.of(
                Route.unidentified("/jsonrpc", "RPC.jsonrpc", List.of("service", "method", "args"), this::jsonrpc));
    }

    private Future<Answer> jsonrpc(Call call) {
        Params params = call.params();
        Service.Request request = new Service.Request(
                call.dialect(),
                params.text("method"),
                PythonCall.positional(params.value("args")),
                call.idempotencyKey(),
                call.client().address());
        return call(params.text("service"), request);
    }

    /** Calls a service, which may not exist. */
    Future<Answer> call(String service, Service.Request request) {
        Service named = services.get(service);
        return named == null ? Future.failedFuture(new Refusal(Refusal.Kind.KEY_ERROR, service)) : named.call(request);
    }
}
