package dev.switchboard.rpc;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
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
}
