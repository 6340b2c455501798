package dev.switchboard.livechat;

import dev.switchboard.bus.Log;
import dev.switchboard.bus.Rounds;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One a node; of all nodes, the one that gets the lock gives those who wait to operators who are free. */
public final class WaitingVerticle extends VerticleBase {
    private static final int EVERY_MILLIS = 1_000;

    /** Widgets say twice in that time that their visitor is still there. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Log log;
    private final long startNanos = System.nanoTime();

    /** Changes state through a log. */
    public WaitingVerticle(Log log) {
        this.log = log;
    }

    @Override
    public Future<?> start() {
        Rounds.begin(
                vertx, "The waiting queue", EVERY_MILLIS, () -> log.write(change -> WaitingRound.run(change, grace())));
        return Future.succeededFuture();
    }

    /** While the server was down nobody could say that they are still there. */
    private Optional<Duration> grace() {
        long up = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
        return up > GRACE.toSeconds() ? Optional.of(GRACE) : Optional.empty();
    }
}
