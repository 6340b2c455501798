package dev.switchboard.app;

import dev.switchboard.bus.Log;
import dev.switchboard.db.Database;
import dev.switchboard.db.Schema;
import dev.switchboard.model.Models;
import dev.switchboard.records.Calls;
import dev.switchboard.records.FieldMethods;
import dev.switchboard.records.GroupMethods;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Methods;
import dev.switchboard.records.NameMethods;
import dev.switchboard.records.ReadMethods;
import dev.switchboard.records.Server;
import dev.switchboard.records.WebMethods;
import dev.switchboard.records.WriteMethods;
import java.util.Map;

/** Says which methods models have, and what they do besides storing their records. */
final class ModelWiring {
    private ModelWiring() {}

    static Calls calls(Config config, Database database, Log log) {
        Server server = new Server(config.publicUrl(), config.dbName(), schemas(), lifecycles());
        return new Calls(server, database, log, methods());
    }

    private static Map<Integer, Schema> schemas() {
        return Map.of(
                17, new Schema(Models.ALL, 17),
                18, new Schema(Models.ALL, 18),
                19, new Schema(Models.ALL, 19));
    }

    private static Map<String, Lifecycle> lifecycles() {
        return Map.of();
    }

    private static Methods methods() {
        return new Methods()
                .ofEveryModel(ReadMethods.all())
                .ofEveryModel(NameMethods.all())
                .ofEveryModel(WriteMethods.all())
                .ofEveryModel(FieldMethods.all())
                .ofEveryModel(GroupMethods.all())
                .ofEveryModel(WebMethods.all());
    }
}
