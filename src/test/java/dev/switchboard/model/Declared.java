package dev.switchboard.model;

import dev.switchboard.db.Database;
import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Query;
import dev.switchboard.db.Rows;
import dev.switchboard.db.Schema;
import dev.switchboard.db.Scope;
import dev.switchboard.db.Source;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new database, and what the declared models compute from its rows for the administrator. */
final class Declared implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Database database = new Database(PgBuilder.pool()
            .connectingTo(TestDatabase.fresh().connectOptions())
            .using(vertx)
            .build());

    Map<String, @Nullable Object> only(int series, Model model) {
        return all(series, model).get(0);
    }

    /** What PostgreSQL gives of every record, and its id. */
    List<Map<String, @Nullable Object>> all(int series, Model declared) {
        Schema schema = new Schema(Models.ALL, series);
        Model model = schema.model(declared.name());
        List<Field> fields = model.fields(field -> !(field.source() instanceof Source.Computed));
        Scope scope = new Scope(schema, name -> variable(name, series), any -> Domain.Constant.EVERYTHING, true, null);
        return Query.all(model, Domain.Constant.EVERYTHING)
                .values(scope, fields, false)
                .run(database)
                .map(rows -> rows.stream()
                        .map(row -> Rows.read(row, fields).values())
                        .toList())
                .await();
    }

    static @Nullable Object computed(Field field, Map<String, @Nullable Object> values, int series) {
        return ((Source.Computed) field.source()).computation().compute(values, name -> variable(name, series));
    }

    private static @Nullable Object variable(String name, int series) {
        return switch (name) {
            case "uid" -> ResUsers.ADMIN;
            case "base_url" -> "http://127.0.0.1:9118";
            case "now" -> LocalDateTime.now(ZoneOffset.UTC);
            case "series" -> series;
            case "context_chatbot_script_answer_display_short_name" -> false;
            default -> throw new IllegalArgumentException("there is no variable " + name);
        };
    }

    void execute(String sql, @Nullable Object... values) {
        database.run(sql, values).await();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
