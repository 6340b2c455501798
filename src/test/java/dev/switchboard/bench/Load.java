package dev.switchboard.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Calls made one after the other in a few lanes for a while: a closed loop, which measures throughput and not waiting. */
final class Load {
    private final int lanes;
    private final Duration time;

    Load(int lanes, Duration time) {
        this.lanes = lanes;
        this.time = time;
    }

    /** How many calls were answered; fails when one fails. */
    Future<Long> run(Supplier<Future<?>> call) {
        AtomicLong answered = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        return Future.all(IntStream.range(0, lanes)
                        .mapToObj(lane -> lane(call, end, answered))
                        .toList())
                .map(done -> answered.get());
    }

    private Future<Void> lane(Supplier<Future<?>> call, long end, AtomicLong answered) {
        Promise<Void> done = Promise.promise();
        next(call, end, answered, done);
        return done.future();
    }

    private void next(Supplier<Future<?>> call, long end, AtomicLong answered, Promise<Void> done) {
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
