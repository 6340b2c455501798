package dev.switchboard.livechat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who would wait for the same lock of the database wait here, in the order in which they came: so they take
 * no connection away from anybody else.
 */
final class Turns {
    private final Map<Integer, Future<Void>> newest = new ConcurrentHashMap<>();

    /**
     * Does something once all that came before under the same key is over.
     *
     * @param work begins on the context of the caller
     */
    <T> Future<T> take(int key, Supplier<Future<T>> work) {
        Promise<Void> over = Promise.promise();
        Future<Void> before = newest.put(key, over.future());
        return turn(before).compose(go -> work.get()).onComplete(done -> {
            newest.remove(key, over.future());
            over.complete();
        });
    }

    private static Future<Void> turn(@Nullable Future<Void> before) {
        Context caller = Vertx.currentContext();
        if (before == null || caller == null) {
            return before == null ? Future.succeededFuture() : before;
        }
        Promise<Void> here = Promise.promise();
        before.onComplete(over -> caller.runOnContext(go -> here.complete()));
        return here.future();
    }
}
