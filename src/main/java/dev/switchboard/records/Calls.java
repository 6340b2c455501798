package dev.switchboard.records;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.db.Database;
import dev.switchboard.db.Model;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls methods of models by the names that callers give. */
public final class Calls {
    private final Server server;
    private final Database database;
    private final Log log;
    private final Methods methods;

    /**
     * Calls methods.
     *
     * @param log through which changes are made
     */
    public Calls(Server server, Database database, Log log, Methods methods) {
        this.server = server;
        this.database = database;
        this.log = log;
        this.methods = methods;
    }

    /** Whether a series has a model. */
    public boolean knows(String model, int series) {
        return server.schemas().containsKey(series)
                && server.schemas().get(series).find(model).isPresent();
    }

    /**
     * Calls a method.
     *
     * @param call ids first where the method is called on records, or among the named arguments as {@code ids}
     * @return a JSON value, {@code null} for nothing; fails with {@link Refusal}
     */
    public Future<@Nullable Object> call(Environment.Caller caller, ModelCall call) {
        Method method = find(caller, call);
        Map<String, @Nullable Object> kwargs = new HashMap<>(call.kwargs());
        Context context = context(kwargs.remove("context"));
        Arguments arguments = bind(method.signature(), call, kwargs);
        return method.effect() == Method.Effect.READS
                ? run(Environment.reading(server, caller, context, database), call, method, arguments)
                : log.write(change -> write(change, caller, context, call, method, arguments))
                        .recover(Undone::answered);
    }

    /**
     * Calls a method with named arguments only, as 19.0's {@code /json/2} does.
     *
     * @param call {@code args} are empty, or the ids of the records whose method it is
     * @return as {@link #call}; fails with {@link Refusal} UNPROCESSABLE when the names do not fit
     */
    public Future<@Nullable Object> callByName(Environment.Caller caller, ModelCall call) {
        Signature signature = find(caller, call).signature();
        List<@Nullable Object> ids = call.args();
        if (!signature.onRecords() && !ids.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "cannot call %s.%s with ids".formatted(call.model(), call.method()));
        }
        signature.checkNames(call.kwargs());
        boolean onNone = signature.onRecords() && ids.isEmpty();
        return call(
                caller,
                new ModelCall(
                        call.model(),
                        call.method(),
                        onNone ? List.of(new JsonArray()) : ids,
                        call.kwargs(),
                        call.idempotencyKey()));
    }

    /** Describes a model as 19.0's {@code /doc-bearer} does: its fields, and its methods with their parameters. */
    public Future<JsonObject> describe(Environment.Caller caller, String model) {
        int series = caller.dialect().number();
        if (!knows(model, series)) {
            throw new Refusal(Refusal.Kind.UNKNOWN_MODEL, model);
        }
        Environment env = Environment.reading(server, caller, Context.NONE, database);
        return Future.succeededFuture(
                Descriptions.of(new Records(env), env.schema().model(model), methods.all(model, series)));
    }

    private Method find(Environment.Caller caller, ModelCall call) {
        if (call.method().startsWith("_")) {
            throw caller.dialect().privateMethod(call.model(), call.method());
        }
        int series = caller.dialect().number();
        if (!knows(call.model(), series)) {
            throw new Refusal(Refusal.Kind.UNKNOWN_MODEL, call.model());
        }
        return methods.find(call.model(), call.method(), series)
                .orElseThrow(() -> caller.dialect().unknownMethod(call.model(), call.method()));
    }

    private static Context context(@Nullable Object context) {
        if (context instanceof JsonObject values) {
            return new Context(values);
        }
        if (Python.truthy(context)) {
            throw new Refusal(
                    Refusal.Kind.TYPE_ERROR, "'%s' object is not a mapping".formatted(Python.typeName(context)));
        }
        return Context.NONE;
    }

    private static Arguments bind(Signature signature, ModelCall call, Map<String, @Nullable Object> kwargs) {
        if (!signature.onRecords()) {
            return signature.bind(List.of(), call.args(), kwargs);
        }
        boolean named = call.args().isEmpty() && kwargs.containsKey("ids");
        if (call.args().isEmpty() && !named) {
            throw new Refusal(Refusal.Kind.INDEX_ERROR, "tuple index out of range");
        }
        Object ids = named ? kwargs.remove("ids") : call.args().get(0);
        List<@Nullable Object> rest =
                named ? List.of() : call.args().subList(1, call.args().size());
        return signature.bind(ids(ids), rest, kwargs);
    }

    private static List<Integer> ids(@Nullable Object ids) {
        List<Integer> list = new ArrayList<>();
        if (ids instanceof JsonArray array) {
            array.stream().filter(Python::truthy).forEach(id -> list.add(Operand.id(id)));
        } else if (Python.truthy(ids)) {
            list.add(Operand.id(ids));
        }
        return list;
    }

    private Future<@Nullable Object> write(
            Change change,
            Environment.Caller caller,
            Context context,
            ModelCall call,
            Method method,
            Arguments arguments) {
        Environment env = Environment.writing(server, caller, context, change);
        return Repetitions.once(env, call, () -> run(env, call, method, arguments));
    }

    private static Future<@Nullable Object> run(Environment env, ModelCall call, Method method, Arguments arguments) {
        Model model = env.schema().model(call.model());
        return Translations.check(env)
                .compose(known -> method.body().call(new Records(env), model, arguments))
                .map(result -> result);
    }
}
