package dev.switchboard.rpc;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Calls;
import dev.switchboard.records.Environment;
import dev.switchboard.records.ModelCall;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Where every way of calling a model's method ends. */
public final class ModelCalls {
    private final Calls calls;

    /** Passes calls on. */
    public ModelCalls(Calls calls) {
        this.calls = calls;
    }

    /**
     * Calls a method.
     *
     * @param user who calls
     * @param dialect the series they speak
     * @return what the method gives; fails with {@link Refusal}: {@link Refusal.Kind#UNKNOWN_MODEL} with the name of a
     *     model that does not exist, and with what the dialect says to an unknown or private method
     */
    public Future<Answer> call(Persona.User user, Dialect dialect, ModelCall call) {
        return Future.succeededFuture(call)
                .compose(made -> calls.call(Environment.Caller.now(user, dialect), made))
                .map(ModelCalls::answer);
    }

    private static Answer answer(@Nullable Object result) {
        return result == null ? Answer.nothing() : Answer.of(result);
    }

    /**
     * Calls a method with named arguments only, as its signature wants them.
     *
     * @param call {@code args} are empty, or the ids of the records whose method it is
     * @return what the method gives; fails as {@link #call} does, and with {@link Refusal.Kind#UNPROCESSABLE} when the
     *     arguments do not fit
     */
    public Future<Answer> callByName(Persona.User user, Dialect dialect, ModelCall call) {
        return Future.succeededFuture(call)
                .compose(made -> calls.callByName(Environment.Caller.now(user, dialect), made))
                .map(ModelCalls::answer);
    }

    /**
     * Describes a model: {@code {"model", "name", "doc", "fields": {name: …}, "methods": {name: …}}}.
     *
     * @return fails with {@link Refusal.Kind#UNKNOWN_MODEL}
     */
    public Future<JsonObject> describe(Persona.User user, Dialect dialect, String model) {
        return Future.succeededFuture(model)
                .compose(name -> calls.describe(Environment.Caller.now(user, dialect), name));
    }
}
