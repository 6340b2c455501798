package dev.switchboard.rpc;

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
 * @param idempotencyKey by which a repetition of the call is recognised
 */
public record ModelCall(
        String model,
        String method,
        List<@Nullable Object> args,
        Map<String, @Nullable Object> kwargs,
        @Nullable String idempotencyKey) {}
