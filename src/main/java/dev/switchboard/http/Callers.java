package dev.switchboard.http;

import dev.switchboard.model.Identities;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes a request that is no JSON-RPC. */
final class Callers {
    private final Identities identities;

    Callers(Identities identities) {
        this.identities = identities;
    }

    /** By the session, otherwise by the guest's cookie. */
    Future<Persona> byCookies(HttpServerRequest request) {
        return identities
                .bySession(Cookies.read(request, Cookies.SESSION))
                .compose(user -> user.isPresent()
                        ? Future.succeededFuture(user.get())
                        : identities
                                .byGuestToken(Cookies.read(request, Cookies.GUEST))
                                .map(Callers::orNobody));
    }

    /** By the parameter of a request from another site; fails with {@link Refusal} NOT_FOUND for a wrong one. */
    Future<Persona> byToken(@Nullable String token) {
        return token == null
                ? Future.failedFuture(new Refusal(Refusal.Kind.TYPE_ERROR, "There is no guest_token."))
                : identities.byGuestToken(token).map(guest -> guest.orElseThrow(Refusal::notFound));
    }

    /** By the parameter of a request from another site, which may come from anybody without one. */
    Future<Persona> byTokenIfAny(@Nullable String token) {
        return token == null || token.isEmpty() ? Future.succeededFuture(new Persona.Anonymous()) : byToken(token);
    }

    private static Persona orNobody(Optional<Persona.Guest> guest) {
        return guest.isPresent() ? guest.get() : new Persona.Anonymous();
    }
}
