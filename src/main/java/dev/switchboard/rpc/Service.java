package dev.switchboard.rpc;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the services that scripts call by {@code /jsonrpc} and {@code /xmlrpc} (Odoo: odoo/service). */
interface Service {

    /**
     * One call of a service.
     *
     * @param dialect the series that the caller speaks
     * @param function its name, which may not exist
     * @param args positional arguments, JSON values
     * @param idempotencyKey by which a repetition of the call is recognised
     * @param address where it came from
     */
    record Request(
            Dialect dialect,
            String function,
            List<@Nullable Object> args,
            @Nullable String idempotencyKey,
            String address) {

        /** An argument by its place; refused as a list of Python refuses it when it is not there. */
        @Nullable
        Object arg(int place) {
            if (place >= args.size()) {
                throw new Refusal(Refusal.Kind.INDEX_ERROR, "list index out of range");
            }
            return args.get(place);
        }
    }

    /** Answers a call; the future fails with a refusal, or one is thrown. */
    Future<Answer> call(Request request);
}
