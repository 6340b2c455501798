package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.conversation.Callers;
import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResGroups;
import dev.switchboard.records.Html;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds conversations whose operator has vanished while somebody else talked with them, and asks another operator in.
 * Where nobody is there, the visitor is told so, once. All of it is decided from the tables, so a restart changes
 * nothing.
 */
final class TakeBack {
    private static final String NOW = "(now() AT TIME ZONE 'utc')";

    /** Who speaks when there is nobody to speak: the user that every Odoo database begins with. */
    private static final Persona SYSTEM = new Persona.User(1, 2, Set.of(ResGroups.INTERNAL_USER));

    private static final String SOMEBODY = """
            SELECT FROM discuss_channel_member m JOIN res_users mu ON mu.partner_id = m.partner_id AND NOT mu.share
            JOIN bus_presence mp ON mp.user_id = mu.id AND mp.status <> 'offline'
            WHERE m.channel_id = c.id AND mu.id IS DISTINCT FROM c.create_uid""";

    private static final String COME_BACK = """
            DELETE FROM switchboard_unattended told USING discuss_channel c WHERE c.id = told.channel_id AND EXISTS (%s)""".formatted(SOMEBODY);

    private static final String IN_LINE =
            "SELECT FROM switchboard_waiting w WHERE w.channel_id = c.id AND w.connected IS NULL";

    private static final String ABANDONED =
            """
            SELECT c.id, c.livechat_channel_id, u.partner_id, c.country_id, told.channel_id AS told
            FROM discuss_channel c
            JOIN res_users u ON u.partner_id = %4$s
            JOIN bus_presence presence ON presence.user_id = u.id AND presence.status = 'offline'
              AND presence.last_poll < %1$s - make_interval(secs => $1)
            LEFT JOIN switchboard_unattended told ON told.channel_id = c.id
            WHERE c.channel_type = 'livechat' AND c.livechat_active AND c.livechat_channel_id IS NOT NULL
              AND greatest(c.create_date, c.last_interest_dt) > %1$s - interval '30 minutes'
              AND EXISTS (SELECT FROM mail_message m WHERE m.model = 'discuss.channel' AND m.res_id = c.id)
              AND NOT EXISTS (%2$s) AND %3$s AND NOT EXISTS (%5$s)
            ORDER BY told.channel_id IS NOT NULL, c.id LIMIT 50 FOR UPDATE OF c SKIP LOCKED""".formatted(NOW, SOMEBODY, LeftMessages.IS_NONE, Unattended.ATTENDANT, IN_LINE);

    private TakeBack() {}

    private record Conversation(
            int id,
            int livechatChannelId,
            int operatorId,
            @Nullable Integer countryId,
            boolean told) {

        private static Conversation of(Row row) {
            return new Conversation(
                    row.getInteger("id"),
                    row.getInteger("livechat_channel_id"),
                    row.getInteger("partner_id"),
                    row.getInteger("country_id"),
                    row.getInteger("told") != null);
        }
    }

    /**
     * Looks for such conversations.
     *
     * @param grace how long an operator may be gone
     */
    static Future<Void> run(Change change, Duration grace) {
        return change.tx()
                .run(COME_BACK)
                .compose(done -> change.tx().list(Conversation::of, ABANDONED, (double) grace.toSeconds()))
                .compose(abandoned -> each(change, abandoned.iterator()));
    }

    private static Future<Void> each(Change change, Iterator<Conversation> abandoned) {
        return abandoned.hasNext()
                ? handle(change, abandoned.next()).compose(done -> each(change, abandoned))
                : Future.succeededFuture();
    }

    private static Future<Void> handle(Change change, Conversation conversation) {
        OperatorChoice.Wanted wanted = new OperatorChoice.Wanted(
                conversation.livechatChannelId(), null, null, conversation.countryId(), conversation.operatorId());
        return Callers.partner(change.tx(), conversation.operatorId())
                .compose(gone -> OperatorChoice.choose(change.tx(), wanted)
                        .compose(found -> found.isPresent()
                                ? give(change, conversation, gone, found.get())
                                : tellOnce(change, conversation, gone)));
    }

    private static Future<Void> give(
            Change change, Conversation conversation, PersonaView.Partner gone, int partnerId) {
        String text = "joined the conversation, because %s has lost the connection".formatted(name(gone));
        return Unattended.give(change, new Arrival(conversation.id(), partnerId, text, false))
                .mapEmpty();
    }

    private static Future<Void> tellOnce(Change change, Conversation conversation, PersonaView.Partner gone) {
        String text = "%s has lost the connection, and nobody else is available at the moment. What you write is kept"
                .formatted(name(gone));
        return conversation.told()
                ? Future.succeededFuture()
                : Unattended.remember(change.tx(), conversation.id())
                        .compose(remembered -> post(change, conversation, SYSTEM, text + " and will be read."));
    }

    private static String name(PersonaView.Partner partner) {
        return Html.escaped(partner.displayName());
    }

    private static Future<Void> post(Change change, Conversation conversation, Persona author, String text) {
        String body = "<div class=\"o_mail_notification o_hide_author\">" + text + "</div>";
        return Messages.post(change, Post.notification(author, conversation.id(), body, null))
                .mapEmpty();
    }
}
