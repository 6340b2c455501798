package dev.switchboard.rpc;

import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.ModelCall;
import dev.switchboard.records.Python;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of model methods (Odoo: web/controllers/dataset.py). */
public final class DatasetRoutes {
    private static final List<String> CALL = List.of("model", "method", "args", "kwargs");

    private final ModelCalls modelCalls;

    /** Makes the routes. */
    public DatasetRoutes(ModelCalls modelCalls) {
        this.modelCalls = modelCalls;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.signedIn("/web/dataset/call_kw/*", "DataSet.call_kw", CALL, this::call),
                Route.signedIn(
                        "/web/dataset/call_button/*",
                        "DataSet.call_button",
                        CALL,
                        call -> call(call).map(DatasetRoutes::action)),
                Route.signedIn(
                        "/web/dataset/resequence", "DataSet.resequence", List.of("model", "ids"), this::resequence));
    }

    private Future<Answer> call(Call call) {
        return modelCalls.call((Persona.User) call.persona(), call.dialect(), read(call));
    }

    private static ModelCall read(Call call) {
        Params params = call.params();
        return ModelCall.of(
                params.text("model"),
                params.text("method"),
                PythonCall.positional(params.value("args")),
                PythonCall.named(params.value("kwargs")),
                call.idempotencyKey());
    }

    /** A button opens what its method gives, if that is an action; anything else only closes it. */
    private static Answer action(Answer answer) {
        return answer.result() instanceof JsonObject action && !"".equals(action.getValue("type", ""))
                ? answer
                : Answer.of(false);
    }

    /** One write in one transaction, which a later series of Odoo has as a method of every model. */
    private Future<Answer> resequence(Call call) {
        Params params = call.params();
        if (!(params.value("ids") instanceof JsonArray ids)) {
            throw new Refusal(
                    Refusal.Kind.TYPE_ERROR,
                    "'%s' object is not iterable".formatted(Python.typeName(params.value("ids"))));
        }
        JsonObject named = JsonObject.of(
                "field_name", params.has("field") ? params.text("field") : "sequence",
                "offset", params.integer("offset"),
                "context", params.object("context").json());
        ModelCall resequence =
                ModelCall.of(params.text("model"), "web_resequence", arguments(ids), named, call.idempotencyKey());
        return modelCalls
                .call((Persona.User) call.persona(), call.dialect(), resequence)
                .map(answer -> Answer.of(answer.result() instanceof JsonArray records && !records.isEmpty()));
    }

    private static List<@Nullable Object> arguments(JsonArray ids) {
        return List.of(ids, new JsonObject());
    }
}
