package dev.switchboard.rpc;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.Identities;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON-RPC envelope: reads a request, finds out who calls, calls the route, wraps what comes of it. */
public final class JsonRpc {
    private final Identities identities;
    private final Dialect dialect;
    private final Faults faults;
    private final @Nullable VisitorLimits limits;

    /**
     * A request as it came.
     *
     * @param client where it came from
     * @param sessionId the cookie {@code session_id}
     * @param guestCookie the cookie {@code dgid}
     * @param idempotencyKey the header {@code Idempotency-Key}
     */
    public record Request(
            Buffer body,
            Client client,
            @Nullable String sessionId,
            @Nullable String guestCookie,
            @Nullable String idempotencyKey) {}

    /**
     * A response to be sent.
     *
     * @param status 200, or 400 for what is no JSON-RPC
     * @param body JSON, or a sentence in HTML with status 400
     */
    public record Response(int status, Buffer body, Answer.@Nullable Cookie cookie) {}

    private record Caller(Persona persona, @Nullable String guestToken) {}

    /**
     * Answers in one series.
     *
     * @param identities knows who calls
     * @param dialect the series
     * @param limits how often visitors may do things; none for as often as they like
     */
    public JsonRpc(Identities identities, Dialect dialect, Faults faults, @Nullable VisitorLimits limits) {
        this.identities = identities;
        this.dialect = dialect;
        this.faults = faults;
        this.limits = limits;
    }

    /** Calls a route. The future never fails: every failure is a response. */
    public Future<Response> handle(Route route, Request request) {
        Object json;
        try {
            json = Json.decodeValue(request.body());
        } catch (DecodeException e) {
            return Future.succeededFuture(malformed("Invalid JSON data"));
        }
        if (json == null) {
            return Future.succeededFuture(malformed("Invalid JSON data"));
        }
        return json instanceof JsonObject envelope
                ? answer(route, request, envelope)
                : Future.succeededFuture(malformed("Invalid JSON-RPC data"));
    }

    private static Response malformed(String why) {
        return new Response(400, Buffer.buffer(why), null);
    }

    private Future<Response> answer(Route route, Request request, JsonObject envelope) {
        return Future.succeededFuture(envelope)
                .map(JsonRpc::params)
                .compose(params ->
                        identify(route, request, params).compose(caller -> call(route, request, caller, params)))
                .map(answer -> success(envelope, answer))
                .recover(failure -> Future.succeededFuture(failed(route, request, envelope, failure)));
    }

    private static JsonObject params(JsonObject envelope) {
        Object params = envelope.getValue("params", new JsonObject());
        if (params instanceof JsonObject object) {
            return object;
        }
        throw new Refusal(
                Refusal.Kind.TYPE_ERROR,
                params == null
                        ? "'NoneType' object is not iterable"
                        : "cannot convert dictionary update sequence element #0 to a sequence");
    }

    private Future<Caller> identify(Route route, Request request, JsonObject params) {
        if (route.access() == Route.Access.NONE) {
            return Future.succeededFuture(new Caller(new Persona.Anonymous(), null));
        }
        Route.CrossOrigin twin = twin(route, request);
        if (twin != null) {
            require(twin.function(), twin.guestRequired() ? List.of("guest_token") : List.of(), params);
            String token = params.getValue("guest_token") instanceof String text ? text : null;
            return guest(token).map(caller -> twin.guestRequired() ? recognised(caller) : caller);
        }
        return identities
                .bySession(request.sessionId())
                .compose(user -> user.isPresent()
                        ? Future.succeededFuture(new Caller(user.get(), null))
                        : guest(request.guestCookie()));
    }

    /** The twin that was called; nothing for a call of the route itself. */
    private static Route.@Nullable CrossOrigin twin(Route route, Request request) {
        return request.client().crossOrigin() ? route.crossOrigin() : null;
    }

    private Future<Caller> guest(@Nullable String token) {
        return identities
                .byGuestToken(token)
                .map(guest -> guest.map(persona -> new Caller(persona, token))
                        .orElse(new Caller(new Persona.Anonymous(), null)));
    }

    private static Caller recognised(Caller caller) {
        if (caller.persona() instanceof Persona.Anonymous) {
            throw Refusal.notFound();
        }
        return caller;
    }

    private Future<Answer> call(Route route, Request request, Caller caller, JsonObject params) {
        if (route.access() == Route.Access.USER && !(caller.persona() instanceof Persona.User)) {
            throw Refusal.sessionExpired();
        }
        if (limits != null) {
            Client client = request.client();
            limits.count(route.path(), caller.persona(), client.address(), client.site());
        }
        Route.CrossOrigin twin = twin(route, request);
        require(
                twin == null ? route.target().function() : twin.function(),
                route.target().required(),
                params);
        return route.action()
                .apply(new Call(
                        caller.persona(),
                        caller.guestToken(),
                        request.client(),
                        new Params(params),
                        dialect,
                        request.sessionId(),
                        request.idempotencyKey()));
    }

    private static void require(String function, List<String> required, JsonObject params) {
        List<String> missing =
                required.stream().filter(name -> !params.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw PythonCall.missing(function, missing);
        }
    }

    private static Response success(JsonObject envelope, Answer answer) {
        JsonObject body = JsonObject.of("jsonrpc", "2.0", "id", envelope.getValue("id"));
        if (answer.hasResult()) {
            body.put("result", answer.result());
        }
        return new Response(200, body.toBuffer(), answer.cookie());
    }

    private Response failed(Route route, Request request, JsonObject envelope, Throwable failure) {
        Faults.Fault fault = faults.of(route.path(), worded(failure));
        if (limits != null && fault.refusal().kind() == Refusal.Kind.NOT_FOUND) {
            limits.tellOfStranger(route.path(), request.client().address());
        }
        // Odoo refuses who is not signed in, and a model that does not exist, before it has read the request's id.
        boolean early = isUnsigned(route, fault) || isEarlyNotFound(failure, fault);
        JsonObject body =
                JsonObject.of("jsonrpc", "2.0", "id", early ? null : envelope.getValue("id"), "error", error(fault));
        return new Response(200, body.toBuffer(), null);
    }

    /** What a route itself says of a session comes later, with the id. */
    private static boolean isUnsigned(Route route, Faults.Fault fault) {
        return route.access() == Route.Access.USER && fault.refusal().kind() == Refusal.Kind.SESSION_EXPIRED;
    }

    private static boolean isEarlyNotFound(Throwable failure, Faults.Fault fault) {
        return isUnknownModel(failure) && fault.refusal().kind() == Refusal.Kind.NOT_FOUND;
    }

    private Throwable worded(Throwable failure) {
        return isUnknownModel(failure) ? dialect.unknownModel(((Refusal) failure).message()) : failure;
    }

    private static boolean isUnknownModel(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.UNKNOWN_MODEL;
    }

    private JsonObject error(Faults.Fault fault) {
        return switch (fault.refusal().kind()) {
            case NOT_FOUND -> JsonObject.of("code", 404, "message", "404: Not Found", "data", fault.data());
            case SESSION_EXPIRED -> JsonObject.of("code", 100, "message", "Odoo Session Expired", "data", fault.data());
            default -> JsonObject.of("code", dialect.errorCode(), "message", "Odoo Server Error", "data", fault.data());
        };
    }
}
