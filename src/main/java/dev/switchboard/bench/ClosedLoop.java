package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Calls made one after the other in a few lanes for a while: it measures throughput and says nothing about waiting. */
final class ClosedLoop {
    private final int lanes;
    private final Duration time;

    ClosedLoop(int lanes, Duration time) {
        this.lanes = lanes;
        this.time = time;
    }

    /**
     * Calls until the time is over.
     *
     * @param call makes the next call of a lane, which is counted from 0
     * @return how many calls were answered; fails when one fails
     */
    Future<Long> run(IntFunction<Future<?>> call) {
        AtomicLong answered = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        return Future.all(IntStream.range(0, lanes)
                        .mapToObj(lane -> lane(() -> call.apply(lane), end, answered))
                        .toList())
                .map(done -> answered.get());
    }

    private static Future<Void> lane(Supplier<Future<?>> call, long end, AtomicLong answered) {
        Promise<Void> done = Promise.promise();
        next(call, end, answered, done);
        return done.future();
    }

    private static void next(Supplier<Future<?>> call, long end, AtomicLong answered, Promise<Void> done) {
        if (System.nanoTime() >= end) {
            done.complete();
            return;
        }
        call.get().onFailure(done::fail).onSuccess(answer -> {
            answered.incrementAndGet();
            next(call, end, answered, done);
        });
    }
}
