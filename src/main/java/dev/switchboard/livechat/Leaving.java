package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResPartner;
import dev.switchboard.model.ResUsers;
import dev.switchboard.outbox.WebhookEvents;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** Ends a session for the visitor who leaves it (Odoo: discuss.channel, _close_livechat_session). */
public final class Leaving {
    private static final Persona.User ODOOBOT = new Persona.User(ResUsers.ROOT, ResPartner.ODOOBOT, Set.of());
    private static final String FAREWELL =
            "<div class=\"o_mail_notification o_hide_author\">Visitor left the conversation.</div>";

    /** Only one of several who leave at once finds the session still active. */
    private static final String END = """
            UPDATE discuss_channel c SET livechat_active = false, write_date = now() AT TIME ZONE 'utc'
            WHERE c.id = $1 AND c.channel_type = 'livechat' AND c.livechat_active AND EXISTS (
              SELECT FROM discuss_channel_member m
              WHERE m.channel_id = c.id AND (m.partner_id = $2 OR m.guest_id = $3))
            RETURNING EXISTS (
              SELECT FROM mail_message message WHERE message.model = 'discuss.channel' AND message.res_id = c.id)""";

    private static final String CLOSE_WINDOW = """
            UPDATE discuss_channel_member SET fold_state = 'closed'
            WHERE channel_id = $1 AND (partner_id = $2 OR guest_id = $3)""";

    private final Log log;

    /** Stores and announces through a log. */
    public Leaving(Log log) {
        this.log = log;
    }

    /**
     * Ends a session and says so in it, unless nobody ever said anything there. Does nothing for who is not in it, and
     * nothing the second time.
     */
    public Future<Void> leave(Persona visitor, int channelId) {
        return log.write(change -> leave(change, visitor, channelId));
    }

    /** The same in a change that is under way. */
    public static Future<Void> leave(Change change, Persona visitor, int channelId) {
        return change.tx()
                .one(row -> row.getBoolean(0), END, channelId, visitor.partner(), visitor.guest())
                .compose(spoken ->
                        spoken.isEmpty() ? Future.succeededFuture() : left(change, visitor, channelId, spoken.get()));
    }

    private static Future<Void> left(Change change, Persona visitor, int channelId, boolean spoken) {
        return change.tx()
                .run(CLOSE_WINDOW, channelId, visitor.partner(), visitor.guest())
                .compose(closed -> spoken
                        ? Messages.post(change, Post.notification(ODOOBOT, channelId, FAREWELL, null))
                        : Future.succeededFuture())
                .compose(told -> WebhookEvents.tell(change, WebhookEvents.Event.CLOSED, List.of(channelId)));
    }
}
