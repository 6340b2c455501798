package dev.switchboard.conversation;

import dev.switchboard.db.Sql;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses who answers a visitor: the operator they spoke to before, else the one with the fewest active sessions, and
 * chance among equals (Odoo: im_livechat.channel, _get_operator). A session is active when it was opened within 24
 * hours and is still open or has a message of the last 30 minutes.
 */
final class OperatorChoice {
    private static final String ONLINE = """
            SELECT u.partner_id FROM im_livechat_channel_im_user joined
            JOIN res_users u ON u.id = joined.user_id AND u.active
            JOIN bus_presence presence ON presence.user_id = u.id AND presence.status = 'online'
            WHERE joined.channel_id = $1""";
    private static final String CHOOSE = """
            SELECT online.partner_id FROM (%s) online, LATERAL (
              SELECT count(*) AS sessions FROM discuss_channel c
              WHERE c.livechat_operator_id = online.partner_id
                AND c.create_date > (now() AT TIME ZONE 'utc') - interval '24 hours'
                AND (c.livechat_active OR EXISTS (
                  SELECT FROM mail_message message WHERE message.model = 'discuss.channel' AND message.res_id = c.id
                    AND message.create_date > (now() AT TIME ZONE 'utc') - interval '30 minutes'))) load
            ORDER BY (online.partner_id = $2) IS TRUE DESC, load.sessions, random() LIMIT 1""".formatted(ONLINE);

    private OperatorChoice() {}

    /**
     * Chooses among the operators of a live chat channel that are online.
     *
     * @param previousOperatorId {@code res.partner} id of whom the visitor spoke to before
     * @return the operator's {@code res.partner} id
     */
    static Future<Optional<Integer>> choose(Sql sql, int livechatChannelId, @Nullable Integer previousOperatorId) {
        return sql.one(row -> row.getInteger(0), CHOOSE, livechatChannelId, previousOperatorId);
    }

    /** Whether anybody is there to answer. */
    static Future<Boolean> anybody(Sql sql, int livechatChannelId) {
        return sql.run(ONLINE + " LIMIT 1", livechatChannelId).map(rows -> rows.size() > 0);
    }
}
