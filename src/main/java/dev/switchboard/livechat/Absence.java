package dev.switchboard.livechat;

import dev.switchboard.db.Sql;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor who finds nobody there can do all the same.
 *
 * @param form whether they may leave a message
 * @param opens when the channel is open again; none while it is open, or when nobody knows
 */
public record Absence(boolean form, @Nullable Instant opens) {
    /** A message is for operators who find it when they come, and is answered by mail. */
    private static final String OFFERED = """
            SELECT r.offline_form AND EXISTS (
              SELECT FROM im_livechat_channel_im_user joined JOIN res_users u ON u.id = joined.user_id AND u.active
              WHERE joined.channel_id = r.channel_id) AS form
            FROM switchboard_reception r WHERE r.channel_id = $1""";

    /** What is offered at a live chat channel while nobody is there; nothing if nothing is. */
    static Future<Optional<Absence>> at(Sql sql, int livechatChannelId) {
        return sql.one(row -> row.getBoolean("form"), OFFERED, livechatChannelId)
                .compose(form -> form.equals(Optional.of(true))
                        ? BusinessHours.nextOpening(sql, livechatChannelId)
                                .map(opens -> Optional.of(new Absence(true, opens.orElse(null))))
                        : Future.succeededFuture(Optional.empty()));
    }
}
