package dev.switchboard.bus;

import dev.switchboard.db.Database;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** What a client that has no websocket would have heard on one. */
public final class Missed {
    private final Database database;
    private final Replay replay;

    /**
     * What was missed.
     *
     * @param topics all that the client may hear, see {@link Topic}
     * @param notifications {@code [{"id": …, "message": {"type": …, "payload": …}}]}
     */
    public record Notifications(Set<String> topics, JsonArray notifications) {}

    /**
     * Reads from a database.
     *
     * @param lately what was said lately in conversations, as far as a persona may read it, in order
     */
    public Missed(Database database, BiFunction<Persona, List<Integer>, Future<List<Event>>> lately) {
        this.database = database;
        this.replay = new Replay(database, new Recent(System::currentTimeMillis), lately);
    }

    /**
     * What a persona may hear and was not told yet, in a series' words.
     *
     * @param last the newest id that the client has; 0 for a client that begins
     */
    public Future<Notifications> since(Wish wish, long last, VisitorDialect dialect) {
        return Topics.granted(database, wish)
                .compose(topics -> LogTable.last(database)
                        .compose(newest -> replay.missed(new Replay.Listener(wish.persona(), topics), last, newest)
                                .map(missed -> new Notifications(topics, worded(missed.notices(), newest, dialect)))));
    }

    private static JsonArray worded(List<Notice> notices, long newest, VisitorDialect dialect) {
        JsonArray worded = new JsonArray();
        notices.forEach(notice -> notice.text(dialect, newest).ifPresent(text -> worded.add(new JsonObject(text))));
        return worded;
    }

    /** Whether something that came after an id is no longer kept, so that a client has to fetch everything anew. */
    public Future<Boolean> beyondRecall(long last) {
        return LogTable.last(database)
                .compose(newest -> LogTable.firstKept(database).map(first -> last > newest || last + 1 < first));
    }
}
