package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Makes calls when they are due, whether or not earlier ones have been answered. */
final class FixedRateLoop {
    private final Vertx vertx;
    private final FixedRate rate;
    private final long count;
    private long next;

    FixedRateLoop(Vertx vertx, double perSecond, Duration time) {
        this.vertx = vertx;
        this.rate = new FixedRate(System.nanoTime(), perSecond);
        this.count = rate.in(time);
    }

    /** A call, with its number counted from 0 and the moment when it was due. */
    interface Call {
        void make(long number, long due);
    }

    /** Makes the calls; succeeds when the last one is under way. */
    Future<Void> run(Call call) {
        Promise<Void> made = Promise.promise();
        vertx.setPeriodic(1, timer -> {
            makeDue(call);
            if (next == count && vertx.cancelTimer(timer)) {
                made.complete();
            }
        });
        return made.future();
    }

    private void makeDue(Call call) {
        long until = Math.min(count, rate.dueBy(System.nanoTime()));
        while (next < until) {
            call.make(next, rate.due(next));
            next++;
        }
    }
}
