package dev.switchboard.rpc;

import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Calls of model methods (Odoo: web/controllers/dataset.py). */
public final class DatasetRoutes {
    private final ModelCalls modelCalls;

    /** Makes the routes. */
    public DatasetRoutes(ModelCalls modelCalls) {
        this.modelCalls = modelCalls;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(Route.signedIn(
                "/web/dataset/call_kw*",
                "DataSet.call_kw",
                List.of("model", "method", "args", "kwargs"),
                this::callKw));
    }

    private Future<Answer> callKw(Call call) {
        Params params = call.params();
        ModelCall modelCall =
                new ModelCall(params.text("model"), params.text("method"), params.list("args"), Map.of(), null);
        return modelCalls.call((Persona.User) call.persona(), call.dialect(), modelCall);
    }
}
