package dev.switchboard.rpc;

import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** Calls of model methods (Odoo: web/controllers/dataset.py). */
public final class DatasetRoutes {
    /** Odoo's client reports each message that reached it; in a live chat that changes nothing. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("discuss.channel/channel_fetched");

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(Route.signedIn(
                "/web/dataset/call_kw*",
                "DataSet.call_kw",
                List.of("model", "method", "args", "kwargs"),
                DatasetRoutes::callKw));
    }

    private static Future<Answer> callKw(Call call) {
        String model = call.params().text("model");
        String method = call.params().text("method");
        if (WITHOUT_EFFECT.contains(model + "/" + method)) {
            return Future.succeededFuture(Answer.nothing());
        }
        throw new Refusal(
                Refusal.Kind.ATTRIBUTE_ERROR,
                "The method '%s' does not exist on the model '%s'".formatted(method, model));
    }
}
