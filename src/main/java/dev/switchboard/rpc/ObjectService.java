package dev.switchboard.rpc;

import dev.switchboard.model.Identities;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.ModelCall;
import dev.switchboard.records.Python;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service {@code object}: calls of model methods, each with its password (Odoo: odoo/service/model.py). */
final class ObjectService implements Service {
    private static final int BEFORE_MODEL = 3;

    private final Identities identities;
    private final ModelCalls modelCalls;
    private final String databaseName;

    ObjectService(Identities identities, ModelCalls modelCalls, String databaseName) {
        this.identities = identities;
        this.modelCalls = modelCalls;
        this.databaseName = databaseName;
    }

    @Override
    public Future<Answer> call(Request request) {
        Object database = request.arg(0);
        int userId = Params.integer(request.arg(1));
        Object secret = request.arg(2);
        DatabaseService.require(databaseName, database);
        if (!(secret instanceof String text) || text.isEmpty()) {
            throw Refusal.accessDenied();
        }
        return identities.byId(userId, text, request.address()).compose(user -> call(user, request));
    }

    private Future<Answer> call(Persona.User user, Request request) {
        return modelCalls.call(user, request.dialect(), modelCall(request)).recover(ObjectService::worded);
    }

    private static ModelCall modelCall(Request request) {
        List<@Nullable Object> args =
                request.args().subList(BEFORE_MODEL, request.args().size());
        switch (request.function()) {
            case "execute" -> {
                PythonCall.check("execute", args, List.of("obj", "method"), Integer.MAX_VALUE - 2);
                return modelCall(request, args.subList(2, args.size()), new JsonObject());
            }
            case "execute_kw" -> {
                PythonCall.check("execute_kw", args, List.of("obj", "method", "args"), 1);
                Object named = args.size() > 3 ? args.get(3) : null;
                return modelCall(
                        request,
                        PythonCall.positional(args.get(2)),
                        Python.truthy(named) ? PythonCall.named(named) : new JsonObject());
            }
            default -> throw new Refusal(Refusal.Kind.NAME_ERROR, "Method not available " + request.function());
        }
    }

    private static ModelCall modelCall(Request request, List<@Nullable Object> args, JsonObject kwargs) {
        if (!(request.arg(BEFORE_MODEL + 1) instanceof String method)) {
            throw new Refusal(Refusal.Kind.TYPE_ERROR, "expected string or bytes-like object");
        }
        String model = String.valueOf(request.arg(BEFORE_MODEL));
        return ModelCall.of(model, method, args, kwargs, request.idempotencyKey());
    }

    private static Future<Answer> worded(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.UNKNOWN_MODEL
                ? Future.failedFuture(
                        new Refusal(Refusal.Kind.USER_ERROR, "Object %s doesn't exist".formatted(refusal.message())))
                : Future.failedFuture(failure);
    }
}
