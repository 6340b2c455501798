package dev.switchboard.presence;

import dev.switchboard.db.Database;
import dev.switchboard.db.Sql;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The stored side of presence: {@code bus_presence}, a row for each user or guest ever seen. */
final class PresenceTable {
    private static final String NOW = "(now() AT TIME ZONE 'utc')";
    private static final String UPSERT = """
            WITH old AS (SELECT status FROM bus_presence WHERE user_id = $1 OR guest_id = $2)
            INSERT INTO bus_presence (user_id, guest_id, status, last_poll, last_presence)
            VALUES ($1, $2, $3, %1$s, %1$s - make_interval(secs => $4))
            ON CONFLICT (%2$s) DO UPDATE
              SET status = excluded.status, last_poll = excluded.last_poll, last_presence = excluded.last_presence
            RETURNING coalesce((SELECT status FROM old), 'offline') <> status AS changed""";
    private static final String USER = UPSERT.formatted(NOW, "user_id");
    private static final String GUEST = UPSERT.formatted(NOW, "guest_id");
    private static final String TOUCH =
            "UPDATE bus_presence SET last_poll = %s WHERE user_id = ANY($1) OR guest_id = ANY($2)".formatted(NOW);
    private static final String CLOCK = "SELECT " + NOW;
    private static final String LEFT = """
            UPDATE bus_presence SET status = 'offline'
            WHERE (user_id = $1 OR guest_id = $2) AND status <> 'offline' AND last_poll <= $3 RETURNING id""";
    private static final String LOCK = "switchboard.presence";
    private static final String TIME_OUT = """
            UPDATE bus_presence presence SET status = 'offline', last_poll = %1$s
            WHERE status <> 'offline' AND last_poll < %1$s - make_interval(secs => $1)
            RETURNING user_id, guest_id, (SELECT partner_id FROM res_users WHERE id = presence.user_id) AS partner_id""".formatted(NOW);

    private final Database database;

    PresenceTable(Database database) {
        this.database = database;
    }

    /** Stores what was heard of somebody, and gives whether it is a change. */
    Future<Boolean> heard(Who who, String status, long inactivityMillis) {
        String statement = who.userId() != null ? USER : GUEST;
        return database.one(
                        row -> row.getBoolean("changed"),
                        statement,
                        who.userId(),
                        who.guestId(),
                        status,
                        inactivityMillis / 1000.0)
                .map(changed -> changed.orElse(false));
    }

    /** Notes that people are still connected here. */
    Future<Void> touch(Collection<Who> people) {
        return database.run(
                        TOUCH,
                        people.stream()
                                .map(Who::userId)
                                .filter(Objects::nonNull)
                                .toArray(Integer[]::new),
                        people.stream()
                                .map(Who::guestId)
                                .filter(Objects::nonNull)
                                .toArray(Integer[]::new))
                .mapEmpty();
    }

    /** The database's time, which all nodes share. */
    Future<LocalDateTime> now() {
        return database.one(row -> row.getLocalDateTime(0), CLOCK)
                .map(now -> now.orElseThrow(() -> new IllegalStateException("the database gave no time")));
    }

    /** Notes that somebody is gone unless they were heard of since, and gives whether that is a change. */
    Future<Boolean> left(Who who, LocalDateTime since) {
        return database.run(LEFT, who.userId(), who.guestId(), since).map(rows -> rows.size() > 0);
    }

    /** Notes that those are gone who were not heard of for so long; only one node at a time does so. */
    Future<List<Who>> timeOut(double seconds) {
        return database.transaction(tx ->
                tx.tryLock(LOCK).compose(held -> held ? timeOut(tx, seconds) : Future.succeededFuture(List.of())));
    }

    private static Future<List<Who>> timeOut(Sql sql, double seconds) {
        return sql.list(PresenceTable::who, TIME_OUT, seconds);
    }

    private static Who who(Row row) {
        return new Who(row.getInteger("user_id"), row.getInteger("partner_id"), row.getInteger("guest_id"));
    }
}
