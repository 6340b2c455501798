package dev.switchboard.conversation;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One a node; of all nodes, the one that gets the lock does the work. */
public final class HousekeepingVerticle extends VerticleBase {
    private static final Logger LOGGER = LoggerFactory.getLogger(HousekeepingVerticle.class);
    private static final int EVERY_MILLIS = 60_000;

    private final Housekeeping housekeeping;

    /** Runs housekeeping from time to time. */
    public HousekeepingVerticle(Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Override
    public Future<?> start() {
        next();
        return Future.succeededFuture();
    }

    private void next() {
        vertx.setTimer(
                EVERY_MILLIS,
                timer -> housekeeping
                        .run()
                        .onFailure(failure -> LOGGER.warn("Housekeeping failed: {}", failure.getMessage()))
                        .onComplete(done -> next()));
    }
}
