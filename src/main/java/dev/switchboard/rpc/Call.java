package dev.switchboard.rpc;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One call of a route.
 *
 * @param persona who calls
 * @param guestToken the token by which a guest was recognised
 * @param client from where
 * @param params what they ask
 * @param dialect the series they speak
 * @param sessionId the session cookie, if any
 * @param idempotencyKey by which a repetition of the call is recognised
 */
public record Call(
        Persona persona,
        @Nullable String guestToken,
        Client client,
        Params params,
        Dialect dialect,
        @Nullable String sessionId,
        @Nullable String idempotencyKey) {

    /** The series in which visitors are spoken to; refused where the caller's has no words for them. */
    VisitorDialect visitorDialect() {
        if (dialect instanceof VisitorDialect spoken) {
            return spoken;
        }
        throw Refusal.notFound();
    }
}
