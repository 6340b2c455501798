package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Topic;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.Event;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who waits for an operator of a live chat channel, and how long that takes. */
final class WaitingLine {
    private static final int MEASURED = 3;

    private static final String WAITING = """
            SELECT guest_id FROM switchboard_waiting WHERE livechat_channel_id = $1 AND connected IS NULL ORDER BY id""";

    /** How long those who were connected lately had waited for each place of theirs. */
    private static final String PACE = """
            SELECT extract(epoch FROM sum(connected - create_date))::float8 / sum(first_place) AS seconds FROM (
              SELECT connected, create_date, first_place FROM switchboard_waiting
              WHERE livechat_channel_id = $1 AND connected > (now() AT TIME ZONE 'utc') - interval '2 hours'
              ORDER BY connected DESC LIMIT 20) lately
            HAVING count(*) >= %d""".formatted(MEASURED);

    private WaitingLine() {}

    /** How many seconds a place takes; nothing as long as too few were measured. */
    static Future<Optional<Double>> pace(Sql sql, int livechatChannelId) {
        return sql.one(row -> row.getDouble("seconds"), PACE, livechatChannelId);
    }

    /** How long somebody at a place waits, in seconds. */
    static @Nullable Integer wait(Optional<Double> pace, int place) {
        return pace.map(seconds -> (int) Math.ceil(seconds * place)).orElse(null);
    }

    /** Tells everybody in a line where they stand. */
    static Future<Void> tell(Change change, int livechatChannelId) {
        Sql sql = change.tx();
        return pace(sql, livechatChannelId)
                .compose(pace -> sql.list(row -> row.getInteger("guest_id"), WAITING, livechatChannelId)
                        .map(guests -> told(change, livechatChannelId, pace, guests)));
    }

    private static @Nullable Void told(
            Change change, int livechatChannelId, Optional<Double> pace, List<Integer> guests) {
        for (int i = 0; i < guests.size(); i++) {
            change.announce(
                    Topic.guest(guests.get(i)), new Event.QueueMoved(livechatChannelId, i + 1, wait(pace, i + 1)));
        }
        return null;
    }
}
