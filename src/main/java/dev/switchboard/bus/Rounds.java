package dev.switchboard.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again; the pause before a round begins when the last one has ended. */
public final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private Rounds() {}

    /**
     * Begins with a pause. A round that fails is logged, and the next one comes all the same.
     *
     * @param name what the log calls the work
     */
    public static void begin(Vertx vertx, String name, long pauseMillis, Supplier<Future<Void>> round) {
        vertx.setTimer(
                pauseMillis,
                timer -> round.get()
                        .onFailure(failure -> LOG.warn("{} failed: {}", name, failure.getMessage()))
                        .onComplete(done -> begin(vertx, name, pauseMillis, round)));
    }
}
