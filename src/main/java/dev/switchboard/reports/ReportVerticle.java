package dev.switchboard.reports;

import dev.switchboard.bus.Rounds;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** One a node; of all nodes, the one that gets the lock keeps what changed. */
public final class ReportVerticle extends VerticleBase {
    private static final int EVERY_MILLIS = 5_000;

    private final ReportKeeping keeping;

    /** Keeps it from time to time. */
    public ReportVerticle(ReportKeeping keeping) {
        this.keeping = keeping;
    }

    @Override
    public Future<?> start() {
        Rounds.begin(vertx, "Keeping reports", EVERY_MILLIS, keeping::run);
        return Future.succeededFuture();
    }
}
