package dev.switchboard.rpc;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.Persona;
import org.jspecify.annotations.Nullable;

/**
 * One call of a route.
 *
 * @param persona who calls
 * @param guestToken the token by which a guest was recognised
 * @param params what they ask
 * @param dialect the series they speak
 * @param sessionId the session cookie, if any
 */
public record Call(
        Persona persona,
        @Nullable String guestToken,
        Params params,
        Dialect dialect,
        @Nullable String sessionId) {}
