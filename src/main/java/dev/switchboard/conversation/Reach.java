package dev.switchboard.conversation;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;

/** Makes sure that a caller may read a conversation before something is done in it. */
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

    private static Refusal missing(Records records, int id) {
        return new Refusal(
                Refusal.Kind.MISSING_ERROR,
                "Record does not exist or has been deleted.\n(Record: discuss.channel(%d,), User: %d)"
                        .formatted(id, records.env().user().id()));
    }
}
