package dev.switchboard.methods;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.Rows;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Access;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes sure that a caller may reach something before something is done in it, or hung on it. */
final class Reach {
    private Reach() {}

    /**
     * A conversation that the caller may read.
     *
     * @return some of its fields; fails with {@link Refusal} ACCESS_ERROR, or MISSING_ERROR when there is none
     */
    static Future<Rows.Values> conversation(Records records, Model channels, int id, String... fields) {
        List<Field> wanted = Stream.of(fields).map(channels::field).toList();
        return records.read(channels, List.of(id), wanted)
                .map(found -> found.stream().findFirst().orElseThrow(() -> missing(records, id)));
    }

    /**
     * Refuses a caller who may not do something with the record that a file or a message is about.
     *
     * @param model the name of its model; nothing for a file or a message that is about none
     * @return fails with {@link Refusal} ACCESS_ERROR
     */
    static Future<Void> document(Records records, @Nullable Object model, @Nullable Object id, Operation operation) {
        if (records.env().isUnrestricted() || !Python.truthy(model) || !(id instanceof Integer number) || number == 0) {
            return Future.succeededFuture();
        }
        Optional<Model> declared = records.env().schema().find(String.valueOf(model));
        Future<Boolean> reached = declared.isPresent() && Access.granted(records.env(), declared.get(), operation)
                ? records.withinReach(declared.get(), List.of(number), operation)
                : Future.succeededFuture(false);
        return reached.compose(allowed -> allowed
                ? Future.succeededFuture()
                : Future.failedFuture(
                        new Refusal(Refusal.Kind.ACCESS_ERROR, "Sorry, you are not allowed to access this document.")));
    }

    private static Refusal missing(Records records, int id) {
        return new Refusal(
                Refusal.Kind.MISSING_ERROR,
                "Record does not exist or has been deleted.\n(Record: discuss.channel(%d,), User: %d)"
                        .formatted(id, records.env().user().id()));
    }
}
