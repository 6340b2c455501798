package dev.switchboard.records;

import dev.switchboard.bus.Log;
import dev.switchboard.bus.LogVerticle;
import dev.switchboard.db.Database;
import dev.switchboard.db.Schema;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.odoo17.Odoo17;
import dev.switchboard.dialect.odoo18.Odoo18;
import dev.switchboard.dialect.odoo19.Odoo19;
import dev.switchboard.model.Models;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResGroups;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls methods of every model on a database of its own, as whoever a test needs, in any series. */
final class ModelCaller implements AutoCloseable {
    static final Persona.User ADMIN = new Persona.User(
            2,
            3,
            Set.of(
                    ResGroups.INTERNAL_USER,
                    ResGroups.SYSTEM,
                    ResGroups.ACCESS_RIGHTS,
                    ResGroups.LIVECHAT_USER,
                    ResGroups.LIVECHAT_MANAGER));

    private static final Map<Integer, Dialect> DIALECTS =
            Map.of(17, new Odoo17(), 18, new Odoo18(false), 19, new Odoo19());

    private final Vertx vertx = Vertx.vertx();
    private final Database database = new Database(PgBuilder.pool()
            .connectingTo(TestDatabase.fresh().connectOptions())
            .using(vertx)
            .build());
    private final Calls calls;

    ModelCaller(List<Method> methods) {
        LogVerticle.prepare(vertx.eventBus());
        Map<Integer, Schema> schemas = DIALECTS.keySet().stream()
                .collect(Collectors.toMap(number -> number, number -> new Schema(Models.ALL, number)));
        Server server = new Server(Map.of(), "switchboard", schemas, Map.of());
        this.calls =
                new Calls(server, database, new Log(database, vertx.eventBus()), new Methods().ofEveryModel(methods));
    }

    /** Runs SQL. */
    void store(String... statements) {
        Stream.of(statements).forEach(statement -> database.run(statement).await());
    }

    /** Where it runs. */
    Database database() {
        return database;
    }

    /** What a statement gives first, which has to be something. */
    Object stored(String statement) {
        return database.one(row -> row.getValue(0), statement).await().orElseThrow();
    }

    /** Calls a method with positional arguments; it has to give something. */
    Object call(Persona.User user, int series, String model, String method, Object... args) {
        return call(user, series, model, method, new JsonObject(), args);
    }

    /** Calls a method with named arguments, and positional ones before them; it has to give something. */
    Object call(Persona.User user, int series, String model, String method, JsonObject kwargs, Object... args) {
        Dialect dialect = DIALECTS.getOrDefault(series, new Odoo18(false));
        ModelCall call = ModelCall.of(model, method, Arrays.asList(args), kwargs, null);
        return Objects.requireNonNull(
                calls.call(Environment.Caller.now(user, dialect), call).await());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
