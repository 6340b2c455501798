package dev.switchboard.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One open transaction; given by {@link Database#transaction}, which commits it or rolls it back. */
public final class Tx implements Sql {
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext($1))";
    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(hashtext($1))";

    private final SqlConnection connection;

    Tx(SqlConnection connection) {
        this.connection = connection;
    }

    @Override
    public Future<RowSet<Row>> run(String statement, @Nullable Object... values) {
        return Statements.run(connection, statement, values);
    }

    /** Waits for a lock by its name, and has it until the transaction ends. */
    public Future<Void> lock(String name) {
        return run(LOCK, name).mapEmpty();
    }

    /** Takes a lock by its name until the transaction ends, unless another one, on any node, has it. */
    public Future<Boolean> tryLock(String name) {
        return one(row -> row.getBoolean(0), TRY_LOCK, name).map(Optional::orElseThrow);
    }
}
