package dev.switchboard.livechat;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.db.Sql;
import dev.switchboard.model.Timezones;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which live chat channels are open. All nodes ask the same clock, which is the database's: that of the transaction.
 */
final class BusinessHours {
    private static final String OF_CHANNELS = """
            SELECT r.channel_id, r.tz, now() AS moment,
              (SELECT coalesce(json_agg(json_build_array(h.dayofweek::int4 + 1, round(h.hour_from * 60)::int4,
                  round(h.hour_to * 60)::int4)), '[]')
                FROM switchboard_business_hours h WHERE h.reception_id = r.id) AS shifts,
              (SELECT coalesce(json_agg(json_build_array(d.date_from, coalesce(d.date_to, d.date_from))), '[]')
                FROM switchboard_holiday d WHERE d.reception_id = r.id
                  AND coalesce(d.date_to, d.date_from) >= current_date - 2) AS holidays
            FROM switchboard_reception r WHERE r.channel_id = ANY($1)""";

    private BusinessHours() {}

    private record Found(int channelId, OpeningHours hours, Instant now) {
        private static Found of(Row row) {
            return new Found(
                    row.getInteger("channel_id"),
                    hoursOf(row),
                    row.get(OffsetDateTime.class, "moment").toInstant());
        }
    }

    private static OpeningHours hoursOf(Row row) {
        return new OpeningHours(
                Timezones.zone(row.getString("tz")),
                rows(row, "shifts")
                        .map(shift -> new OpeningHours.Shift(
                                DayOfWeek.of(shift.getInteger(0)), shift.getInteger(1), shift.getInteger(2)))
                        .toList(),
                rows(row, "holidays")
                        .map(days -> new OpeningHours.Holiday(
                                LocalDate.parse(days.getString(0)), LocalDate.parse(days.getString(1))))
                        .toList());
    }

    private static Stream<JsonArray> rows(Row row, String column) {
        return row.getJsonArray(column).stream().map(JsonArray.class::cast);
    }

    /** Those of some {@code im_livechat.channel} ids that are open now. */
    static Future<Integer[]> open(Sql sql, Integer... livechatChannelIds) {
        return sql.list(Found::of, OF_CHANNELS, (Object) livechatChannelIds)
                .map(found -> without(closed(found), livechatChannelIds));
    }

    /** When a channel that is closed opens again, if that is within a year; nothing for one that is open. */
    static Future<Optional<Instant>> nextOpening(Sql sql, int livechatChannelId) {
        return sql.one(Found::of, OF_CHANNELS, (Object) new Integer[] {livechatChannelId})
                .map(found -> found.filter(each -> !each.hours().openAt(each.now()))
                        .flatMap(each -> each.hours().nextOpening(each.now())));
    }

    private static Set<Integer> closed(List<Found> found) {
        return found.stream()
                .filter(each -> !each.hours().openAt(each.now()))
                .map(Found::channelId)
                .collect(toSet());
    }

    private static Integer[] without(Set<Integer> closed, Integer... livechatChannelIds) {
        return Stream.of(livechatChannelIds).filter(id -> !closed.contains(id)).toArray(Integer[]::new);
    }
}
