package dev.switchboard.app;

import dev.switchboard.bus.Log;
import dev.switchboard.db.Database;
import dev.switchboard.db.Model;
import dev.switchboard.db.Schema;
import dev.switchboard.model.Identities;
import dev.switchboard.model.Models;
import dev.switchboard.records.ApiKeyMethods;
import dev.switchboard.records.Calls;
import dev.switchboard.records.FieldMethods;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Methods;
import dev.switchboard.records.NameMethods;
import dev.switchboard.records.ReadMethods;
import dev.switchboard.records.Server;
import dev.switchboard.records.WriteMethods;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which methods models have, and what they do besides storing their records. */
final class ModelWiring {
    private static final List<Integer> SERIES = List.of(17, 18, 19);

    private ModelWiring() {}

    static Calls calls(Config config, Database database, Log log, Identities identities, EventBus eventBus) {
        Map<String, Lifecycle> lifecycles = ConversationWiring.lifecycles(identities, eventBus);
        Server server = new Server(baseUrls(config), config.dbName(), schemas(), lifecycles);
        return new Calls(server, database, log, ConversationWiring.with(methods(identities), identities));
    }

    /** An embed that a script writes down speaks the series that the script speaks. */
    private static Map<Integer, String> baseUrls(Config config) {
        return bySeries(number -> {
            String series = number + ".0";
            return series.equals(config.speech().series()) ? config.publicUrl() : config.publicUrl() + "/" + series;
        });
    }

    private static Map<Integer, Schema> schemas() {
        List<Model> models =
                Stream.of(Models.ALL, Models.DIALOGUES).flatMap(List::stream).toList();
        return bySeries(number -> new Schema(models, number));
    }

    private static <T> Map<Integer, T> bySeries(Function<Integer, T> value) {
        return SERIES.stream().collect(Collectors.toMap(Function.identity(), value));
    }

    private static Methods methods(Identities identities) {
        ApiKeyMethods keys = new ApiKeyMethods(identities);
        return new Methods()
                .ofEveryModel(ReadMethods.all())
                .ofEveryModel(NameMethods.all())
                .ofEveryModel(WriteMethods.all())
                .ofEveryModel(FieldMethods.all())
                .of(ApiKeyMethods.DESCRIPTION, keys.ofDescriptions())
                .of(ApiKeyMethods.CHECK, keys.ofIdentityChecks())
                .of("res.users.apikeys", keys.ofKeys());
    }
}
