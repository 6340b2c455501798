package dev.switchboard.records;

import dev.switchboard.db.Model;
import dev.switchboard.db.Series;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * A method that callers may call.
 *
 * @param signature its name and parameters
 * @param effect whether it changes anything
 * @param series in which series it exists
 * @param body what it does
 */
public record Method(Signature signature, Effect effect, Series series, Body body) {

    /** Whether a method changes anything. */
    public enum Effect {
        /** It only reads. */
        READS,
        /** It runs in a transaction, and a repeated call with the same idempotency key does nothing. */
        WRITES
    }

    /** What a method does. */
    @FunctionalInterface
    public interface Body {
        /**
         * Does it.
         *
         * @return a JSON value; {@code null} when the method gives nothing, as Python's None
         */
        Future<? extends @Nullable Object> call(Records records, Model model, Arguments arguments);
    }

    /** A method that only reads. */
    public static Method reads(String signature, Body body) {
        return new Method(Signature.of(signature), Effect.READS, Series.EVERY, body);
    }

    /** A method that changes something. */
    public static Method writes(String signature, Body body) {
        return new Method(Signature.of(signature), Effect.WRITES, Series.EVERY, body);
    }

    /** The same, known from a series on. */
    public Method since(int first) {
        return new Method(signature, effect, series.since(first), body);
    }

    /** The same, known up to a series. */
    public Method until(int last) {
        return new Method(signature, effect, series.until(last), body);
    }

    /** Its name. */
    public String name() {
        return signature.method();
    }
}
