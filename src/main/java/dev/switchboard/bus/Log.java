package dev.switchboard.bus;

import dev.switchboard.db.Database;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.Event;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.function.Function;

/**
 * The gap-free log of what happened. A change of state and what it announces are one transaction; ids are given as its
 * last statement, under the lock of one row, and so are dense and in commit order on however many nodes.
 */
public final class Log {
    private final Database database;
    private final EventBus eventBus;

    private record Written<T>(T result, List<Notice> notices, Change change) {}

    /**
     * Uses a database and tells every node over an event bus.
     *
     * @param database where the log is kept
     * @param eventBus best effort; what it loses is read from the database
     */
    public Log(Database database, EventBus eventBus) {
        this.database = database;
        this.eventBus = eventBus;
    }

    /**
     * Runs a change in one transaction and announces it once it is committed.
     *
     * @param work changes state and announces events
     * @return what the work gave; when it fails, nothing is stored and nobody is told
     */
    public <T> Future<T> write(Function<Change, Future<T>> work) {
        return database.transaction(tx -> {
                    Change change = new Change(tx);
                    return work.apply(change).compose(result -> append(change, result));
                })
                .map(this::publish);
    }

    private static <T> Future<Written<T>> append(Change change, T result) {
        return change.announcements().isEmpty()
                ? Future.succeededFuture(new Written<>(result, List.of(), change))
                : LogTable.append(change.tx(), change.announcements())
                        .map(notices -> new Written<>(result, notices, change));
    }

    private <T> T publish(Written<T> written) {
        if (!written.notices().isEmpty()) {
            eventBus.publish(Addresses.COMMITTED, new Batch(written.notices()));
        }
        written.change().signals().forEach(address -> eventBus.publish(address, ""));
        written.change().afterwards().forEach(Runnable::run);
        return written.result();
    }

    /** Tells a topic of an event that is not worth storing. */
    public void tell(String topic, Event event) {
        eventBus.publish(Addresses.COMMITTED, new Batch(List.of(Notice.passing(topic, event))));
    }

    /** The newest id in the log, as a reader of this transaction sees it. */
    public static Future<Long> position(Sql sql) {
        return LogTable.last(sql);
    }
}
