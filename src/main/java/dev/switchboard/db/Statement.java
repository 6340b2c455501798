package dev.switchboard.db;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement being written: text, which is made of declarations alone, and the values bound to it. */
public final class Statement {
    private static final Map<Class<?>, String> CASTS = Map.ofEntries(
            Map.entry(Integer.class, "int4"),
            Map.entry(Long.class, "int8"),
            Map.entry(Double.class, "float8"),
            Map.entry(Boolean.class, "bool"),
            Map.entry(String.class, "text"),
            Map.entry(LocalDate.class, "date"),
            Map.entry(LocalDateTime.class, "timestamp"),
            Map.entry(Integer[].class, "int4[]"),
            Map.entry(Double[].class, "float8[]"),
            Map.entry(Boolean[].class, "bool[]"),
            Map.entry(String[].class, "text[]"),
            Map.entry(LocalDate[].class, "date[]"),
            Map.entry(LocalDateTime[].class, "timestamp[]"));

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();
    private int aliases;

    /** Appends SQL. Never what a caller sent. */
    @CanIgnoreReturnValue
    public Statement append(String sql) {
        text.append(sql);
        return this;
    }

    /** Binds a value, with a cast to the PostgreSQL type of its Java class. */
    @CanIgnoreReturnValue
    public Statement bind(@Nullable Object value) {
        return value == null ? append("NULL") : bind(value, value instanceof Buffer ? "bytea" : cast(value));
    }

    /** Binds a value that may be missing, with a cast to a PostgreSQL type. */
    @CanIgnoreReturnValue
    public Statement bind(@Nullable Object value, String type) {
        values.add(value instanceof String string ? string.replace("\0", "") : value);
        text.append('$').append(values.size()).append("::").append(type);
        return this;
    }

    private static String cast(Object value) {
        String cast = CASTS.get(value.getClass());
        if (cast == null) {
            throw new IllegalArgumentException(
                    "no column holds a " + value.getClass().getName());
        }
        return cast;
    }

    /** A name for a row that this statement has not used before. */
    String alias() {
        return "t" + aliases++;
    }

    /** Runs the statement. */
    public Future<RowSet<Row>> run(Sql sql) {
        return sql.run(text.toString(), values.toArray());
    }

    /** The text so far, for tests and logs; it holds no values. */
    @Override
    public String toString() {
        return text.toString();
    }
}
