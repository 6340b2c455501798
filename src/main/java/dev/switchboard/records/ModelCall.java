package dev.switchboard.records;

import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model's method, whichever way it came in.
 *
 * @param model Odoo's name of the model, which may not exist
 * @param method its name, which may not exist
 * @param args positional arguments, JSON values
 * @param kwargs named arguments, JSON values; {@code context} is one of them
 * @param idempotencyKey by which a repetition of the call is recognised; at most 255 characters
 */
public record ModelCall(
        String model,
        String method,
        List<@Nullable Object> args,
        Map<String, @Nullable Object> kwargs,
        @Nullable String idempotencyKey) {

    private static final int LONGEST_KEY = 255;

    /**
     * A call whose repetition is recognised by the header {@code Idempotency-Key}, or else by
     * {@code context.idempotency_key}.
     *
     * @param header the header's value, if it was sent
     */
    public static ModelCall of(
            String model, String method, List<@Nullable Object> args, JsonObject kwargs, @Nullable String header) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        kwargs.fieldNames().forEach(name -> named.put(name, kwargs.getValue(name)));
        String key = header == null ? keyIn(named.get("context")) : header;
        if (key != null && key.length() > LONGEST_KEY) {
            throw new Refusal(
                    Refusal.Kind.VALUE_ERROR, "An idempotency key has at most " + LONGEST_KEY + " characters.");
        }
        return new ModelCall(model, method, args, named, key == null || key.isEmpty() ? null : key);
    }

    private static @Nullable String keyIn(@Nullable Object context) {
        return context instanceof JsonObject object && object.getValue("idempotency_key") instanceof String key
                ? key
                : null;
    }
}
