package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Rounds;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/** One a node; of all nodes, the one that gets the lock looks after idle and vanished operators. */
public final class OperatorVerticle extends VerticleBase {
    private static final int EVERY_MILLIS = 5_000;
    private static final String LOCK = "switchboard.operator-watch";

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
        Rounds.begin(vertx, "Looking after operators", EVERY_MILLIS, () -> look(log, rules));
        return Future.succeededFuture();
    }

    /** Looks once, unless another node does at the moment. */
    static Future<Void> look(Log log, Rules rules) {
        return log.write(change ->
                change.tx().tryLock(LOCK).compose(held -> held ? look(change, rules) : Future.succeededFuture()));
    }

    private static Future<Void> look(Change change, Rules rules) {
        Future<Void> removed = rules.removeIdle() ? IdleOperators.remove(change) : Future.succeededFuture();
        return removed.compose(done -> TakeBack.run(change, rules.grace()));
    }
}
