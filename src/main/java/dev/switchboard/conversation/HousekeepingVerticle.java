package dev.switchboard.conversation;

import dev.switchboard.bus.Rounds;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** One a node; of all nodes, the one that gets the lock does the work. */
public final class HousekeepingVerticle extends VerticleBase {
    private static final int EVERY_MILLIS = 60_000;

    private final Housekeeping housekeeping;

    /** Runs housekeeping from time to time. */
    public HousekeepingVerticle(Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Override
    public Future<?> start() {
        Rounds.begin(vertx, "Housekeeping", EVERY_MILLIS, housekeeping::run);
        return Future.succeededFuture();
    }
}
