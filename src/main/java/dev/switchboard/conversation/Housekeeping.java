package dev.switchboard.conversation;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.db.Database;
import dev.switchboard.dialect.Event;
import dev.switchboard.model.LoginSessions;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.sqlclient.Row;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cleans up what nobody needs any more, a batch at a time, each in a transaction of its own under a lock that one node
 * holds. The ages are Odoo's, but for the log, which is kept for an hour so that whoever was away longer than Odoo's
 * 100 seconds is still sent what they missed.
 */
public final class Housekeeping {
    private static final int BATCH = 1_000;
    private static final String NOW = "(now() AT TIME ZONE 'utc')";
    private static final String LOCK = "switchboard.housekeeping";
    private static final String TIMES = "SELECT lastcall, nextcall FROM switchboard_housekeeping";
    private static final String DUE = "SELECT nextcall <= %s FROM switchboard_housekeeping".formatted(NOW);
    private static final String DONE =
            "UPDATE switchboard_housekeeping SET lastcall = %1$s, nextcall = %1$s + interval '1 hour'".formatted(NOW);

    /** Ids are not in the order of times: what goes is always the log's beginning, so that no hole arises. */
    private static final String LOG = """
            DELETE FROM bus_bus WHERE id IN (
              SELECT id FROM bus_bus WHERE id <= (
                SELECT id FROM bus_bus WHERE create_date < %s - interval '1 hour' ORDER BY create_date DESC LIMIT 1)
              ORDER BY id LIMIT $1) RETURNING id""".formatted(NOW);

    private static final String EMPTY_SESSIONS = """
            DELETE FROM discuss_channel WHERE id IN (
              SELECT c.id FROM discuss_channel c WHERE c.channel_type = 'livechat'
                AND c.create_date < %1$s - interval '1 hour' AND c.write_date < %1$s - interval '1 hour'
                AND NOT EXISTS (
                  SELECT FROM mail_message m WHERE m.model = 'discuss.channel' AND m.res_id = c.id)
              LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING id""".formatted(NOW);

    private static final String READ_LIVECHATS = """
            UPDATE discuss_channel_member SET unpin_dt = %1$s WHERE id IN (
              SELECT m.id FROM discuss_channel_member m JOIN discuss_channel c ON c.id = m.channel_id
              WHERE c.channel_type = 'livechat' AND m.last_seen_dt <= %1$s - interval '1 day' AND %2$s
                AND NOT EXISTS (%3$s)
              LIMIT $1) RETURNING channel_id, partner_id, guest_id""".formatted(NOW, Members.PINNED, Members.UNREAD_MESSAGES);

    private static final List<Task> OFTEN = List.of(new Task(LOG, (change, row) -> {}));
    private static final List<Task> HOURLY = List.of(
            new Task(EMPTY_SESSIONS, Housekeeping::deleted),
            new Task(READ_LIVECHATS, Housekeeping::unpinned),
            deletion("bus_presence", "id", "status = 'offline' AND last_poll < %s - interval '12 hours'"),
            deletion("res_users_apikeys", "id", "expiration_date < %s"),
            deletion("switchboard_resumption", "ctid", "expires < %s"),
            deletion("switchboard_webhook_delivery", "id", "state = 'sent' AND write_date < %s - interval '7 days'"),
            deletion("switchboard_repetition", "ctid", "create_date < %s - interval '1 day'"),
            deletion(
                    "ir_attachment",
                    "id",
                    "res_model = 'mail.compose.message' AND res_id = 0 AND create_date < %s - interval '1 day'"));

    private static final String LOGIN_SESSIONS = """
            DELETE FROM switchboard_session WHERE token_hash IN (
              SELECT token_hash FROM switchboard_session WHERE last_used < %s - interval '7 days' LIMIT $1)
            RETURNING encode(token_hash, 'hex') AS fingerprint""".formatted(NOW);

    private final Database database;
    private final Log log;
    private final List<Task> hourly;

    /**
     * One kind of clean-up.
     *
     * @param statement takes at most {@code $1} rows and gives them
     * @param announce tells whom it concerns of one of them
     */
    private record Task(String statement, BiConsumer<Change, Row> announce) {}

    /**
     * When housekeeping is done.
     *
     * @param last in UTC; none before the first time
     * @param next in UTC
     */
    public record Times(@Nullable LocalDateTime last, LocalDateTime next) {}

    /**
     * Cleans up in a database and announces through its log.
     *
     * @param eventBus hears which sign-in sessions ended
     */
    public Housekeeping(Database database, Log log, EventBus eventBus) {
        this.database = database;
        this.log = log;
        Task expired = new Task(LOGIN_SESSIONS, (change, row) -> signedOut(change, row, eventBus));
        this.hourly = Stream.concat(HOURLY.stream(), Stream.of(expired)).toList();
    }

    private static Task deletion(String table, String key, String old) {
        String statement = "DELETE FROM %1$s WHERE %2$s IN (SELECT %2$s FROM %1$s WHERE %3$s LIMIT $1) RETURNING %2$s"
                .formatted(table, key, old.formatted(NOW));
        return new Task(statement, (change, row) -> {});
    }

    private static void deleted(Change change, Row row) {
        int id = row.getInteger("id");
        change.announce(Topic.channel(id), new Event.ChannelDeleted(id));
    }

    private static void signedOut(Change change, Row row, EventBus eventBus) {
        String fingerprint = row.getString("fingerprint");
        change.afterwards(() -> eventBus.publish(LoginSessions.ENDED, fingerprint));
    }

    private static void unpinned(Change change, Row row) {
        Integer partner = row.getInteger("partner_id");
        String own = partner != null ? Topic.partner(partner) : Topic.guest(row.getInteger("guest_id"));
        change.announce(own, new Event.ChannelUnpinned(row.getInteger("channel_id")));
    }

    /** When it was done last, and will be done next. */
    public Future<Times> times() {
        return database.one(row -> new Times(row.getLocalDateTime("lastcall"), row.getLocalDateTime("nextcall")), TIMES)
                .map(times -> times.orElseThrow(() -> new IllegalStateException("switchboard_housekeeping is empty")));
    }

    /** Shortens the log, and once an hour cleans up the rest. */
    Future<Void> run() {
        return all(OFTEN.iterator())
                .compose(done -> database.one(row -> row.getBoolean(0), DUE))
                .compose(due -> due.orElse(false) ? cleanUp() : Future.succeededFuture());
    }

    /** Cleans up all but the log, due or not. */
    Future<Void> cleanUp() {
        return all(hourly.iterator()).compose(done -> database.run(DONE)).mapEmpty();
    }

    private Future<Void> all(Iterator<Task> tasks) {
        return tasks.hasNext() ? whole(tasks.next()).compose(done -> all(tasks)) : Future.succeededFuture();
    }

    /** Batch by batch until one is not full. */
    private Future<Void> whole(Task task) {
        return log.write(change -> batch(change, task))
                .compose(count -> count == BATCH ? whole(task) : Future.succeededFuture());
    }

    private static Future<Integer> batch(Change change, Task task) {
        return change.tx()
                .tryLock(LOCK)
                .compose(held -> held
                        ? change.tx().run(task.statement(), BATCH).map(rows -> {
                            rows.forEach(row -> task.announce().accept(change, row));
                            return rows.size();
                        })
                        : Future.succeededFuture(0));
    }
}
