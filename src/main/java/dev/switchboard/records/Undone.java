package dev.switchboard.records;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** An answer that says why nothing was done: what was begun is taken back, and the caller is answered all the same. */
final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JsonObject answer;

    Undone(JsonObject answer) {
        super("undone", null, false, false);
        this.answer = answer;
    }

    /** The answer, if that is how something failed. */
    static Future<@Nullable Object> answered(Throwable failure) {
        return failure instanceof Undone undone ? Future.succeededFuture(undone.answer) : Future.failedFuture(failure);
    }
}
