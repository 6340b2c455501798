package dev.switchboard.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** How a statement reaches the driver. */
final class Statements {
    private Statements() {}

    static Future<RowSet<Row>> run(SqlClient client, String statement, @Nullable Object... values) {
        return client.preparedQuery(statement).execute(Tuple.from(values));
    }
}
