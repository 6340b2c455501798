package dev.switchboard.outbox;

import dev.switchboard.bus.Change;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Stores what webhooks are to be told, in the transaction of what happened. A conversation is locked by whoever changes
 * it, so that the ids of what is told of it ascend in the order in which it happened.
 */
public final class WebhookEvents {
    /**
     * An event's body, of a session {@code c} and what is {@code told} of it. Visitors who are signed in made the
     * session themselves. A script that somebody tries out runs for no live chat channel, and outside nobody hears of it.
     */
    private static final String TELL = """
            INSERT INTO switchboard_webhook_delivery (webhook_id, event, channel_id, body)
            SELECT w.id, $1::text, c.id, jsonb_build_object('type', $1::text, 'timestamp', %1$s,
              'data', jsonb_build_object('session', jsonb_build_object(
                  'id', c.id, 'name', c.name, 'opened', %2$s,
                  'channel', jsonb_build_object('id', l.id, 'name', l.name),
                  'operator', jsonb_build_object('id', o.id, 'name', coalesce(settings.livechat_username, o.name)),
                  'visitor', jsonb_build_object('name', coalesce(guest.name, creator.name),
                    'email', coalesce(was_left.email, guest.email, CASE WHEN guest.id IS NULL THEN creator.email END),
                    'country', country.code, 'language', guest.lang))) || told.data)
            FROM (%3$s) told (position, channel_id, data)
            JOIN discuss_channel c ON c.id = told.channel_id AND c.channel_type = 'livechat'
            JOIN im_livechat_channel l ON l.id = c.livechat_channel_id
            LEFT JOIN res_partner o ON o.id = c.livechat_operator_id
            LEFT JOIN res_users ou ON ou.partner_id = o.id
            LEFT JOIN res_users_settings settings ON settings.user_id = ou.id
            LEFT JOIN res_country country ON country.id = c.country_id
            LEFT JOIN res_users cu ON cu.id = c.create_uid
            LEFT JOIN res_partner creator ON creator.id = cu.partner_id
            LEFT JOIN switchboard_left_message was_left ON was_left.channel_id = c.id
            LEFT JOIN LATERAL (
              SELECT g.* FROM discuss_channel_member m JOIN mail_guest g ON g.id = m.guest_id
              WHERE m.channel_id = c.id ORDER BY m.id LIMIT 1) guest ON true
            CROSS JOIN unnest($2::int4[]) AS w (id)
            ORDER BY told.position, w.id""";

    /** Nothing but the session. */
    private static final String BARE = """
            SELECT position, id, '{}'::jsonb FROM unnest($3::int4[]) WITH ORDINALITY AS input (id, position)""";

    private static final String MESSAGE = """
            SELECT m.id, m.res_id, jsonb_build_object('message', jsonb_build_object(
              'id', m.id, 'date', %s, 'body', m.body, 'internal', m.is_internal,
              'author', jsonb_build_object('name', coalesce(mg.name, mp.name), 'type', CASE
                WHEN m.author_guest_id IS NOT NULL THEN 'visitor'
                WHEN EXISTS (SELECT FROM chatbot_script s WHERE s.operator_partner_id = m.author_id) THEN 'chatbot'
                WHEN EXISTS (SELECT FROM res_users u WHERE u.partner_id = m.author_id AND NOT u.share) THEN 'operator'
                ELSE 'visitor' END),
              'attachments', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                  'id', a.id, 'name', a.name, 'mimetype', a.mimetype, 'size', a.file_size) ORDER BY a.id), '[]')
                FROM message_attachment_rel r JOIN ir_attachment a ON a.id = r.attachment_id WHERE r.message_id = m.id)))
            FROM mail_message m
            LEFT JOIN mail_guest mg ON mg.id = m.author_guest_id LEFT JOIN res_partner mp ON mp.id = m.author_id
            WHERE m.id = ANY($3) AND m.message_type = 'comment' AND m.model = 'discuss.channel'""".formatted(utc("m.date"));

    private static final String RATING = """
            SELECT r.id, r.res_id, jsonb_build_object('rating', jsonb_build_object(
              'id', r.id, 'rating', r.rating, 'feedback', r.feedback))
            FROM rating_rating r WHERE r.id = ANY($3) AND r.res_model = 'discuss.channel'""";

    private static final String ASKED = """
            SELECT 1, id, $4::text::jsonb FROM unnest($3::int4[]) AS input (id)""";

    private WebhookEvents() {}

    /** What webhooks can be told of. */
    public enum Event {
        /** A visitor's session opened. */
        OPENED("session.opened", "on_opened", BARE),
        /** Somebody wrote into a session. */
        MESSAGE("session.message", "on_message", WebhookEvents.MESSAGE),
        /** A visitor rated a session, or changed their mind. */
        RATED("session.rated", "on_rated", RATING),
        /** A visitor left a session. */
        CLOSED("session.closed", "on_closed", BARE),
        /** An operator wants a lead made of a session. */
        LEAD("lead", "on_lead", ASKED),
        /** An operator wants a ticket made of a session. */
        TICKET("ticket", "on_ticket", ASKED);

        private final String type;
        private final String listeners;
        private final String statement;

        Event(String type, String field, String told) {
            this.type = type;
            this.listeners = "SELECT id FROM switchboard_webhook WHERE active AND " + field;
            this.statement = TELL.formatted(utc("now() AT TIME ZONE 'utc'"), utc("c.create_date"), told);
        }
    }

    private static String utc(String time) {
        return "to_char(%s, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')".formatted(time);
    }

    /**
     * Tells of something.
     *
     * @param ids {@code discuss.channel} ids; of MESSAGE {@code mail.message} ids, of RATED {@code rating.rating} ids
     */
    public static Future<Void> tell(Change change, Event event, List<Integer> ids) {
        return listeners(change, event)
                .compose(listeners -> listeners.length == 0 || ids.isEmpty()
                        ? Future.succeededFuture()
                        : change.tx()
                                .run(event.statement, event.type, listeners, ids.toArray(Integer[]::new))
                                .map(told -> signalled(change)))
                .mapEmpty();
    }

    /**
     * Tells of what an operator asks for.
     *
     * @param event LEAD or TICKET
     * @param more what is told besides the session
     * @return whether there is a webhook for it
     */
    public static Future<Boolean> ask(Change change, Event event, int channelId, JsonObject more) {
        return listeners(change, event)
                .compose(listeners -> listeners.length == 0
                        ? Future.succeededFuture(false)
                        : change.tx()
                                .run(event.statement, event.type, listeners, new Integer[] {channelId}, more.encode())
                                .map(told -> signalled(change)));
    }

    private static boolean signalled(Change change) {
        change.signal(OutboxVerticle.ADDRESS);
        return true;
    }

    private static Future<Integer[]> listeners(Change change, Event event) {
        return change.tx().list(row -> row.getInteger(0), event.listeners).map(ids -> ids.toArray(Integer[]::new));
    }
}
