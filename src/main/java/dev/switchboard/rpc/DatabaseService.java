package dev.switchboard.rpc;

import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The service {@code db}: which databases there are, which is one (Odoo: odoo/service/db.py). */
final class DatabaseService implements Service {
    /** What wants Odoo's master password, which nobody has here. */
    private static final Set<String> WITH_MASTER_PASSWORD = Set.of(
            "change_admin_password",
            "create_database",
            "drop",
            "dump",
            "duplicate_database",
            "list_countries",
            "migrate_databases",
            "rename",
            "restore");

    private final String databaseName;

    DatabaseService(String databaseName) {
        this.databaseName = databaseName;
    }

    /** Refuses every name but ours, in PostgreSQL's words as Odoo passes them on. */
    static void require(String databaseName, @Nullable Object name) {
        if (!databaseName.equals(name)) {
            throw new Refusal(
                    Refusal.Kind.OPERATIONAL_ERROR,
                    "connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  database \"%s\" does not exist\n"
                            .formatted(name));
        }
    }

    @Override
    public Future<Answer> call(Request request) {
        return Future.succeededFuture(Answer.of(answer(request)));
    }

    private Object answer(Request request) {
        return switch (request.function()) {
            case "list" -> {
                PythonCall.check("exp_list", request.args(), List.of(), 1);
                yield JsonArray.of(databaseName);
            }
            case "db_exist" -> {
                PythonCall.check("exp_db_exist", request.args(), List.of("db_name"), 0);
                yield databaseName.equals(request.arg(0));
            }
            case "server_version" -> {
                PythonCall.check("exp_server_version", request.args(), List.of(), 0);
                yield request.dialect().series();
            }
            case "list_lang" -> {
                PythonCall.check("exp_list_lang", request.args(), List.of(), 0);
                yield JsonArray.of(JsonArray.of("en_US", "English (US)"));
            }
            default -> throw refusal(request);
        };
    }

    private static Refusal refusal(Request request) {
        if (!WITH_MASTER_PASSWORD.contains(request.function())) {
            return new Refusal(Refusal.Kind.KEY_ERROR, "Method not found: " + request.function());
        }
        return request.args().isEmpty()
                ? new Refusal(Refusal.Kind.INDEX_ERROR, "list index out of range")
                : Refusal.accessDenied();
    }
}
