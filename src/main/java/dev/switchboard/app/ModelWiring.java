package dev.switchboard.app;

import dev.switchboard.bus.Log;
import dev.switchboard.db.Database;
import dev.switchboard.db.Model;
import dev.switchboard.db.Schema;
import dev.switchboard.model.Identities;
import dev.switchboard.model.Models;
import dev.switchboard.records.Calls;
import dev.switchboard.records.Server;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the models together for each series. */
final class ModelWiring {
    private static final List<Integer> SERIES = List.of(17, 18, 19);

    private ModelWiring() {}

    static Calls calls(Config config, Database database, Log log, Identities identities, EventBus eventBus) {
        Server server = new Server(
                bySeries(config::publicUrl),
                config.dbName(),
                schemas(),
                LifecycleWiring.lifecycles(identities, eventBus));
        return new Calls(server, database, log, MethodWiring.methods(identities));
    }

    private static Map<Integer, Schema> schemas() {
        List<Model> models =
                Stream.of(Models.ALL, Models.DIALOGUES).flatMap(List::stream).toList();
        return bySeries(number -> new Schema(models, number));
    }

    private static <T> Map<Integer, T> bySeries(Function<Integer, T> value) {
        return SERIES.stream().collect(Collectors.toMap(Function.identity(), value));
    }
}
