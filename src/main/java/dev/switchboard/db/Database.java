package dev.switchboard.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL database behind this node: a pool of connections. */
public final class Database implements Sql {
    private final Pool pool;

    /**
     * Uses a pool; closing it stays with the caller.
     *
     * @param pool connections to one database
     */
    public Database(Pool pool) {
        this.pool = pool;
    }

    /**
     * Runs work in one transaction: committed when its future succeeds, rolled back when it fails.
     *
     * @param work gets the open transaction
     * @return what the work gave, after the commit
     */
    public <T> Future<T> transaction(Function<Tx, Future<T>> work) {
        return pool.withTransaction(connection -> work.apply(new Tx(connection)));
    }

    /**
     * Runs reads that have to agree with each other: all see the database as it was at the first of them.
     *
     * @param work only reads
     */
    public <T> Future<T> snapshot(Function<Tx, Future<T>> work) {
        return transaction(tx -> tx.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .compose(set -> work.apply(tx)));
    }

    @Override
    public Future<RowSet<Row>> run(String statement, @Nullable Object... values) {
        return Statements.run(pool, statement, values);
    }
}
