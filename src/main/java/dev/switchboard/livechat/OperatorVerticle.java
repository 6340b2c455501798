package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One a node; of all nodes, the one that gets the lock looks after idle and vanished operators. */
public final class OperatorVerticle extends VerticleBase {
    private static final Logger LOGGER = LoggerFactory.getLogger(OperatorVerticle.class);
    private static final int EVERY_MILLIS = 5_000;
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('switchboard.operator-watch'))";

    private final Log log;
    private final Rules rules;

    /**
     * What operators are held to.
     *
     * @param removeIdle whether idle ones leave their live chat channels
     * @param grace how long one may be gone before another is asked into their conversations
     */
    public record Rules(boolean removeIdle, Duration grace) {}

    /** Changes state through a log. */
    public OperatorVerticle(Log log, Rules rules) {
        this.log = log;
        this.rules = rules;
    }

    @Override
    public Future<?> start() {
        next();
        return Future.succeededFuture();
    }

    private void next() {
        vertx.setTimer(
                EVERY_MILLIS,
                timer -> look(log, rules)
                        .onFailure(failure -> LOGGER.warn("Operators cannot be looked after: {}", failure.getMessage()))
                        .onComplete(done -> next()));
    }

    /** Looks once, unless another node does at the moment. */
    static Future<Void> look(Log log, Rules rules) {
        return log.write(change -> change.tx()
                .one(row -> row.getBoolean(0), LOCK)
                .compose(held -> held.orElse(false) ? look(change, rules) : Future.succeededFuture()));
    }

    private static Future<Void> look(Change change, Rules rules) {
        Future<Void> removed = rules.removeIdle() ? IdleOperators.remove(change) : Future.succeededFuture();
        return removed.compose(done -> TakeBack.run(change, rules.grace()));
    }
}
