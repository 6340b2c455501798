package dev.switchboard.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

/** One open transaction; given by {@link Database#transaction}, which commits it or rolls it back. */
public final class Tx implements Sql {
    private final SqlConnection connection;

    Tx(SqlConnection connection) {
        this.connection = connection;
    }

    @Override
    public Future<RowSet<Row>> run(String statement, @Nullable Object... values) {
        return Statements.run(connection, statement, values);
    }
}
