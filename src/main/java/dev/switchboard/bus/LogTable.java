package dev.switchboard.bus;

import dev.switchboard.db.Sql;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.EventJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored log: {@code bus_bus}, and the one row of {@code bus_clock} under whose lock ids are given. */
final class LogTable {
    private static final String APPEND = """
            WITH clock AS (UPDATE bus_clock SET last = last + $1 RETURNING last - $1 AS base)
            INSERT INTO bus_bus (id, topic, event, joining)
            SELECT base + place, topic, event::json, string_to_array(joining, ' ')
            FROM clock, unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS input (topic, event, joining, place)
            ORDER BY place RETURNING id""";
    private static final String LAST = "SELECT last FROM bus_clock";
    private static final String ROWS = "SELECT id, topic, event::text, joining FROM bus_bus ";
    private static final String AFTER = ROWS + "WHERE id > $1 ORDER BY id LIMIT $2";

    /** Topic by topic, because the whole log may be long since then, and little of it theirs. */
    private static final String OF_TOPICS = """
            SELECT notice.* FROM unnest($1::text[]) AS wanted (topic), LATERAL (
              SELECT id, topic, event::text, joining FROM bus_bus
              WHERE topic = wanted.topic AND id > $2 AND id <= $3 ORDER BY id LIMIT $4) notice
            ORDER BY id LIMIT $4""";

    private static final String FIRST_KEPT = "SELECT coalesce((SELECT min(id) FROM bus_bus), last + 1) FROM bus_clock";
    private static final String BEFORE_SECONDS = """
            SELECT coalesce((SELECT id FROM bus_bus
              WHERE create_date < (now() AT TIME ZONE 'utc') - make_interval(secs => $1)
              ORDER BY create_date DESC LIMIT 1), 0)""";

    private LogTable() {}

    /** Gives ids and stores; must be the transaction's last statement, for other writers wait from here on. */
    static Future<List<Notice>> append(Tx tx, List<Announcement> announcements) {
        int count = announcements.size();
        String[] topics = new String[count];
        String[] events = new String[count];
        @Nullable String[] joining = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            Announcement announcement = announcements.get(i);
            topics[i] = announcement.topic();
            events[i] = EventJson.write(announcement.event());
            joining[i] = announcement.joining().isEmpty() ? null : String.join(" ", announcement.joining());
        }
        return tx.list(row -> row.getLong(0), APPEND, (long) count, topics, events, joining)
                .map(ids -> notices(ids, announcements));
    }

    private static List<Notice> notices(List<Long> ids, List<Announcement> announcements) {
        List<Notice> notices = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            notices.add(new Notice(ids.get(i), announcements.get(i)));
        }
        return notices;
    }

    /** The newest id that was ever given. */
    static Future<Long> last(Sql sql) {
        return sql.one(row -> row.getLong(0), LAST).map(last -> last.orElse(0L));
    }

    /** The oldest id that is still kept; the next one when nothing is. */
    static Future<Long> firstKept(Sql sql) {
        return sql.one(row -> row.getLong(0), FIRST_KEPT).map(first -> first.orElse(0L));
    }

    /** The newest id that is older than this many seconds; 0 when none is. */
    static Future<Long> lastBefore(Sql sql, double seconds) {
        return sql.one(row -> row.getLong(0), BEFORE_SECONDS, seconds).map(last -> last.orElse(0L));
    }

    /** The next notices after an id, at most {@code limit}. */
    static Future<List<Notice>> after(Sql sql, long id, int limit) {
        return sql.list(LogTable::notice, AFTER, id, limit);
    }

    /** The notices of some topics with {@code after < id <= upTo}, the first {@code limit} of them. */
    static Future<List<Notice>> ofTopics(Sql sql, Collection<String> topics, long after, long upTo, int limit) {
        return sql.list(LogTable::notice, OF_TOPICS, topics.toArray(String[]::new), after, upTo, limit);
    }

    private static Notice notice(Row row) {
        String @Nullable [] joining = row.getArrayOfStrings("joining");
        return new Notice(
                row.getLong("id"),
                new Announcement(
                        row.getString("topic"),
                        EventJson.read(row.getString("event")),
                        joining == null ? List.of() : List.of(joining)));
    }
}
