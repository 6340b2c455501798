package dev.switchboard.bus;

import dev.switchboard.db.Sql;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which topics a persona may hear: its own conversations always, other live chats for operators who ask; the presence
 * of anybody for employees, and of the people in the same conversations for everybody else.
 */
final class Topics {
    private static final String OWN =
            "SELECT channel_id FROM discuss_channel_member WHERE partner_id = $1 OR guest_id = $2";
    private static final String LIVECHATS =
            "SELECT id FROM discuss_channel WHERE id = ANY($1) AND channel_type = 'livechat'";
    private static final String COMPANIONS = """
            SELECT partner_id, guest_id FROM discuss_channel_member WHERE channel_id IN (
              SELECT channel_id FROM discuss_channel_member WHERE partner_id = $1 OR guest_id = $2)
            AND (partner_id = ANY($3) OR guest_id = ANY($4))""";

    private Topics() {}

    static Future<Set<String>> granted(Sql sql, Wish wish) {
        Set<String> topics = new HashSet<>(Topic.alwaysOf(wish.persona()));
        return conversations(sql, wish)
                .map(topics::addAll)
                .compose(added -> presences(sql, wish))
                .map(topics::addAll)
                .map(topics);
    }

    private static Future<List<String>> conversations(Sql sql, Wish wish) {
        if (wish.persona() instanceof Persona.Anonymous) {
            return Future.succeededFuture(List.of());
        }
        Future<List<String>> own = sql.list(
                row -> Topic.channel(row.getInteger(0)),
                OWN,
                wish.persona().partner(),
                wish.persona().guest());
        return own.compose(topics -> livechats(sql, wish).map(others -> {
            topics.addAll(others);
            return topics;
        }));
    }

    private static Future<List<String>> livechats(Sql sql, Wish wish) {
        boolean operator = wish.persona() instanceof Persona.User user && user.livechat();
        return !operator || wish.channels().isEmpty()
                ? Future.succeededFuture(List.of())
                : sql.list(row -> Topic.channel(row.getInteger(0)), LIVECHATS, (Object) array(wish.channels()));
    }

    private static Future<List<String>> presences(Sql sql, Wish wish) {
        if (wish.partners().isEmpty() && wish.guests().isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        if (wish.persona().employee()) {
            List<String> all = new ArrayList<>();
            wish.partners().forEach(id -> all.add(presence(id, null)));
            wish.guests().forEach(id -> all.add(presence(null, id)));
            return Future.succeededFuture(all);
        }
        return sql.list(
                row -> presence(row.getInteger(0), row.getInteger(1)),
                COMPANIONS,
                wish.persona().partner(),
                wish.persona().guest(),
                array(wish.partners()),
                array(wish.guests()));
    }

    private static String presence(@Nullable Integer partnerId, @Nullable Integer guestId) {
        return Topic.presenceOf(
                partnerId != null ? Topic.partner(partnerId) : Topic.guest(Objects.requireNonNull(guestId)));
    }

    private static Integer[] array(Collection<Integer> ids) {
        return ids.toArray(Integer[]::new);
    }
}
