package dev.switchboard.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something that runs statements: the database as a whole, or one transaction. */
public interface Sql {

    /**
     * Runs one prepared statement.
     *
     * @param statement SQL with {@code $1}-style parameters
     * @param values one value for each parameter
     * @return the rows, or a failure with PostgreSQL's error
     */
    Future<RowSet<Row>> run(String statement, @Nullable Object... values);

    /**
     * Runs a statement and turns each row into a value.
     *
     * @param read reads one row
     */
    default <T> Future<List<T>> list(Function<Row, T> read, String statement, @Nullable Object... values) {
        return run(statement, values).map(rows -> {
            List<T> result = new ArrayList<>(rows.size());
            rows.forEach(row -> result.add(read.apply(row)));
            return result;
        });
    }

    /**
     * Runs a statement that gives one row or none.
     *
     * @param read reads the row
     */
    default <T> Future<Optional<T>> one(Function<Row, T> read, String statement, @Nullable Object... values) {
        return list(read, statement, values).map(rows -> rows.stream().findFirst());
    }
}
