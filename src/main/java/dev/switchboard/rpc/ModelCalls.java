package dev.switchboard.rpc;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Where every way of calling a model's method ends. */
public final class ModelCalls {
    /** Odoo's client reports each message that reached it; in a live chat that changes nothing. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("discuss.channel/channel_fetched");

    /**
     * Calls a method.
     *
     * @param user who calls
     * @param dialect the series they speak
     * @return what the method gives; fails with {@link Refusal}: {@link Refusal.Kind#UNKNOWN_MODEL} with the name of a
     *     model that does not exist, and with what the dialect says to an unknown or private method
     */
    public Future<Answer> call(Persona.User user, Dialect dialect, ModelCall call) {
        return WITHOUT_EFFECT.contains(call.model() + "/" + call.method())
                ? Future.succeededFuture(Answer.nothing())
                : Future.failedFuture(dialect.unknownMethod(call.model(), call.method()));
    }

    /**
     * Calls a method with named arguments only, as its signature wants them.
     *
     * @param call {@code args} are empty, or the ids of the records whose method it is
     * @return what the method gives; fails as {@link #call} does, and with {@link Refusal.Kind#UNPROCESSABLE} when the
     *     arguments do not fit
     */
    public Future<Answer> callByName(Persona.User user, Dialect dialect, ModelCall call) {
        return call(user, dialect, call);
    }

    /**
     * Describes a model: {@code {"model", "name", "doc", "fields": {name: …}, "methods": {name: …}}}.
     *
     * @return fails with {@link Refusal.Kind#UNKNOWN_MODEL}
     */
    public Future<JsonObject> describe(Persona.User user, Dialect dialect, String model) {
        return Future.failedFuture(new Refusal(Refusal.Kind.UNKNOWN_MODEL, model));
    }
}
