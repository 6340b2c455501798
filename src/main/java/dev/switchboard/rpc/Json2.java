package dev.switchboard.rpc;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.ApiKeys;
import dev.switchboard.model.Identities;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.ModelCall;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Calls of model methods with an API key, bare JSON in and out, and HTTP's own status codes (Odoo 19.0:
 * rpc/controllers/json2.py, api_doc/controllers/api_doc.py).
 */
public final class Json2 {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s+(\\S+)\\s*");
    private static final String IDS = "ids";

    private final Identities identities;
    private final ModelCalls modelCalls;
    private final Dialect dialect;
    private final Faults faults;
    private final String databaseName;

    /**
     * Who asks, by the request's headers.
     *
     * @param authorization {@code Authorization}
     * @param database {@code X-Odoo-Database}
     * @param idempotencyKey {@code Idempotency-Key}
     */
    public record Headers(
            @Nullable String authorization,
            @Nullable String database,
            @Nullable String idempotencyKey) {}

    /**
     * A response to be sent.
     *
     * @param status HTTP's status code
     * @param body JSON
     */
    public record Response(int status, Buffer body) {}

    /**
     * Answers in one series.
     *
     * @param databaseName the one name that {@code X-Odoo-Database} may give
     */
    public Json2(Identities identities, ModelCalls modelCalls, Dialect dialect, Faults faults, String databaseName) {
        this.identities = identities;
        this.modelCalls = modelCalls;
        this.dialect = dialect;
        this.faults = faults;
        this.databaseName = databaseName;
    }

    /** Calls a method. The future never fails: every failure is a response. */
    public Future<Response> call(String model, String method, Headers headers, Buffer body) {
        Future<Answer> answer = identify(headers)
                .compose(user ->
                        modelCalls.callByName(user, dialect, modelCall(model, method, headers, arguments(body))));
        return response("/json/2", answer.map(Answer::result));
    }

    /** Describes a model: its fields and methods. The future never fails: every failure is a response. */
    public Future<Response> describe(String model, Headers headers) {
        return response("/doc-bearer", identify(headers).compose(user -> describe(user, model)));
    }

    private Future<JsonObject> describe(Persona.User user, String model) {
        return user.internal()
                ? modelCalls.describe(user, dialect, model)
                : Future.failedFuture(
                        new Refusal(Refusal.Kind.ACCESS_ERROR, "This page is only accessible to internal users."));
    }

    /** What is said to whoever does not post to a method. */
    public Response elsewhere() {
        Refusal refusal = new Refusal(Refusal.Kind.NOT_FOUND, "Did you mean POST /json/2/<model>/<method>?");
        return failed("/json/2", refusal);
    }

    private Future<Persona.User> identify(Headers headers) {
        if (headers.database() != null && !headers.database().equals(databaseName)) {
            return Future.failedFuture(new Refusal(Refusal.Kind.NOT_FOUND, "No such database."));
        }
        Matcher bearer = BEARER.matcher(headers.authorization() == null ? "" : headers.authorization());
        if (!bearer.matches()) {
            return Future.failedFuture(
                    unauthorized("User not authenticated, use an API Key with a Bearer Authorization header."));
        }
        return identities
                .apiKeys()
                .find(bearer.group(1))
                .map(key -> key.map(ApiKeys.Known::user).orElseThrow(() -> unauthorized("Invalid apikey")));
    }

    private static Refusal unauthorized(String message) {
        return new Refusal(Refusal.Kind.UNAUTHORIZED, message);
    }

    /** What is JSON, but no object, brings no arguments. */
    private static JsonObject arguments(Buffer body) {
        if (body.length() == 0) {
            return new JsonObject();
        }
        try {
            return Json.decodeValue(body) instanceof JsonObject object ? object : new JsonObject();
        } catch (DecodeException e) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "could not parse the body as json");
        }
    }

    private static ModelCall modelCall(String model, String method, Headers headers, JsonObject body) {
        JsonObject named = body.copy();
        Object ids = named.remove(IDS);
        List<@Nullable Object> records = ids == null ? List.of() : List.of(ids);
        return ModelCall.of(model, method, records, named, headers.idempotencyKey());
    }

    private Future<Response> response(String what, Future<?> result) {
        return result.map(value -> new Response(200, Json.encodeToBuffer(value)))
                .otherwise(failure -> failed(what, failure));
    }

    private Response failed(String what, Throwable failure) {
        Faults.Fault fault = faults.of(what, worded(failure));
        int status = status(fault.refusal().kind());
        JsonObject data = fault.data();
        if (fault.refusal().kind().exception().startsWith("werkzeug.")) {
            data.put("arguments", JsonArray.of(fault.refusal().message(), status));
        }
        return new Response(status, data.toBuffer());
    }

    /** What does not exist at this address is a page that is not there. */
    private static Throwable worded(Throwable failure) {
        if (failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.UNKNOWN_MODEL) {
            return new Refusal(Refusal.Kind.NOT_FOUND, "the model '%s' does not exist".formatted(refusal.message()));
        }
        return failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.ATTRIBUTE_ERROR
                ? new Refusal(Refusal.Kind.NOT_FOUND, refusal.message())
                : failure;
    }

    /** Odoo calls any Python error its own fault, with 500; what the caller can mend is the caller's here. */
    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case BAD_REQUEST -> 400;
            case UNAUTHORIZED -> 401;
            case ACCESS_ERROR, ACCESS_DENIED -> 403;
            case NOT_FOUND, MISSING_ERROR -> 404;
            case SERVER_ERROR -> 500;
            default -> 422;
        };
    }
}
