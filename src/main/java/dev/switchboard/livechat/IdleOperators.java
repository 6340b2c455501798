package dev.switchboard.livechat;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Topic;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.LivechatView;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;

/**
 * Takes operators out of their live chat channels who have done nothing for 30 minutes, as Odoo's manual has it: who is
 * away, and who has been gone for so long. Who was never there is left where they were put.
 */
final class IdleOperators {
    /** After 30 minutes; the moments more are for another tab of the same person, which says that they are there. */
    private static final String REMOVE = """
            DELETE FROM im_livechat_channel_im_user joined
            USING res_users u, bus_presence presence, im_livechat_channel channel
            WHERE u.id = joined.user_id AND presence.user_id = u.id AND channel.id = joined.channel_id
              AND CASE presence.status WHEN 'away' THEN presence.last_presence
                                       WHEN 'offline' THEN presence.last_poll END
                < (now() AT TIME ZONE 'utc') - interval '30 minutes 10 seconds'
            RETURNING channel.id, channel.name, u.partner_id""";

    private IdleOperators() {}

    /** Removes them, and tells each. */
    static Future<Void> remove(Change change) {
        return change.tx().run(REMOVE).map(rows -> {
            rows.forEach(row -> tell(change, row));
            return null;
        });
    }

    private static void tell(Change change, Row row) {
        String own = Topic.partner(row.getInteger("partner_id"));
        String name = row.getString("name");
        change.announce(own, new Event.LivechatJoined(new LivechatView(row.getInteger("id"), name, false)));
        change.announce(
                own,
                new Event.Notified(
                        "You left " + name,
                        "You did nothing for more than 30 minutes, so visitors are no longer sent to you. Join the"
                                + " channel again to take conversations."));
    }
}
