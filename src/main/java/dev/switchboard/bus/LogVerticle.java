package dev.switchboard.bus;

import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One a node: commits in groups, and turns what was committed on any node into this node's feed, every notice once and
 * in order. The event bus may lose or reorder; the table fills the gaps, and a look at the clock finds a lost tail.
 */
public final class LogVerticle extends VerticleBase {
    private static final Logger LOGGER = LoggerFactory.getLogger(LogVerticle.class);
    private static final int PATIENCE_MILLIS = 20;
    private static final int HEARTBEAT_MILLIS = 1_000;
    private static final int PAGE = 1_000;

    private final Database database;
    private final List<GroupCommit<?, ?>> groups;
    private Feed feed = new Feed(0);
    private boolean catchingUp;
    private boolean readable = true;

    /**
     * Makes the verticle.
     *
     * @param database where the log is kept
     * @param groups the kinds of requests that are committed in groups here
     */
    public LogVerticle(Database database, List<GroupCommit<?, ?>> groups) {
        this.database = database;
        this.groups = groups;
    }

    /** Teaches an event bus to carry this package's messages; once for each Vert.x instance. */
    public static void prepare(EventBus eventBus) {
        Addresses.registerCodecs(eventBus);
    }

    @Override
    public Future<?> start() {
        return LogTable.last(database).onSuccess(this::begin);
    }

    private void begin(long last) {
        feed = new Feed(last);
        vertx.eventBus().<Batch>consumer(Addresses.COMMITTED, message -> hear(message.body()));
        vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> compareWithClock());
        groups.forEach(group -> group.start(vertx));
    }

    private void hear(Batch batch) {
        publish(feed.accept(batch.notices()));
        if (feed.hasGap()) {
            vertx.setTimer(PATIENCE_MILLIS, timer -> fillGap());
        }
    }

    private void fillGap() {
        if (feed.hasGap()) {
            catchUp();
        }
    }

    private void compareWithClock() {
        LogTable.last(database)
                .onSuccess(last -> {
                    readable = true;
                    vertx.setTimer(PATIENCE_MILLIS, timer -> requireReached(last));
                })
                .onFailure(this::warnOnce);
    }

    /** What has just been committed may still be on its way here by itself. */
    private void requireReached(long last) {
        if (last > feed.position()) {
            catchUp();
        }
    }

    private void catchUp() {
        if (catchingUp) {
            return;
        }
        catchingUp = true;
        LogTable.after(database, feed.position(), PAGE)
                .onFailure(this::warnOnce)
                .onSuccess(notices -> publish(feed.accept(notices)))
                .onComplete(done -> {
                    catchingUp = false;
                    if (done.succeeded() && done.result().size() == PAGE) {
                        catchUp();
                    }
                });
    }

    /** The database may be away for long: said when it goes, and not each second. */
    private void warnOnce(Throwable failure) {
        if (readable) {
            LOGGER.warn("The log cannot be read: {}", failure.getMessage());
        }
        readable = false;
    }

    private void publish(List<Notice> notices) {
        if (!notices.isEmpty()) {
            vertx.eventBus().publish(Addresses.FEED, new Batch(notices), Addresses.LOCAL);
        }
    }
}
