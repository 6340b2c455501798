package dev.switchboard.livechat;

import dev.switchboard.db.Sql;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor who finds nobody there can do all the same.
 *
 * @param form whether they may leave a message
 * @param queue whether somebody is there for whom they can wait in line
 * @param opens when the channel is open again; none while it is open, or when nobody knows
 */
public record Absence(boolean form, boolean queue, @Nullable Instant opens) {
    /** A message is for operators who find it when they come, and is answered by mail. */
    private static final String OFFERED = """
            SELECT r.offline_form AND EXISTS (
              SELECT FROM im_livechat_channel_im_user joined JOIN res_users u ON u.id = joined.user_id AND u.active
              WHERE joined.channel_id = r.channel_id) AS form, r.waiting_queue
            FROM switchboard_reception r WHERE r.channel_id = $1""";

    private static final String HAS_LINE = "SELECT FROM switchboard_reception WHERE channel_id = $1 AND waiting_queue";

    /**
     * What is offered at a live chat channel while nobody answers at once; nothing if nothing is.
     *
     * @param canSend whether there is a mail server; without one no message is taken
     */
    static Future<Optional<Absence>> at(Sql sql, int livechatChannelId, boolean canSend) {
        return sql.one(row -> row, OFFERED, livechatChannelId)
                .compose(found -> found.map(row -> at(sql, livechatChannelId, canSend && row.getBoolean("form"), row))
                        .orElseGet(() -> Future.succeededFuture(new Absence(false, false, null))))
                .map(absence -> Optional.of(absence).filter(offered -> offered.form() || offered.queue()));
    }

    private static Future<Absence> at(Sql sql, int livechatChannelId, boolean form, Row row) {
        Future<Boolean> somebody = row.getBoolean("waiting_queue")
                ? OperatorChoice.somebody(sql, livechatChannelId, null)
                : Future.succeededFuture(false);
        return somebody.compose(queue -> BusinessHours.nextOpening(sql, livechatChannelId)
                .map(opens -> new Absence(form, queue, opens.orElse(null))));
    }

    /**
     * Whether there is a line at a live chat channel, and somebody to wait for.
     *
     * @param notId {@code res.partner} id of who is not waited for
     */
    static Future<Boolean> queues(Sql sql, int livechatChannelId, @Nullable Integer notId) {
        return sql.run(HAS_LINE, livechatChannelId)
                .compose(found -> found.size() > 0
                        ? OperatorChoice.somebody(sql, livechatChannelId, notId)
                        : Future.succeededFuture(false));
    }
}
