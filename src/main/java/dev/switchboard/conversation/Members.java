package dev.switchboard.conversation;

import dev.switchboard.db.Sql;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads who is in a conversation. */
public final class Members {
    /** The messages that a member {@code m} has not read. */
    static final String UNREAD_MESSAGES = """
            SELECT FROM mail_message message
            WHERE message.model = 'discuss.channel' AND message.res_id = m.channel_id
              AND message.id >= m.new_message_separator
              AND message.message_type NOT IN ('notification', 'user_notification')""";

    private static final String UNREAD = UNREAD_MESSAGES.replaceFirst("SELECT", "SELECT count(*)");

    /** A member shows a conversation in its list unless it was put away, and nothing has been said since. */
    static final String PINNED =
            "(m.unpin_dt IS NULL OR m.last_interest_dt >= m.unpin_dt OR c.last_interest_dt >= m.unpin_dt) IS TRUE";

    /** Members {@code m} of conversations {@code c}; {@code $2} and {@code $3} say who looks. */
    public static final String SELECT = """
            SELECT m.*, %s AS pinned, %s, %s,
                   EXISTS (SELECT FROM chatbot_script script WHERE script.operator_partner_id = m.partner_id) AS bot,
                   CASE WHEN m.partner_id = $2 OR m.guest_id = $3 THEN (%s) ELSE 0 END AS unread
            FROM discuss_channel_member m
            JOIN discuss_channel c ON c.id = m.channel_id
            LEFT JOIN res_partner p ON p.id = m.partner_id
            %s
            LEFT JOIN mail_guest g ON g.id = m.guest_id
            %s
            """.formatted(
            PINNED, People.PARTNER_COLUMNS, People.GUEST_COLUMNS, UNREAD, People.PARTNER_JOINS, People.GUEST_JOINS);

    private static final String OF_CHANNELS = SELECT + "WHERE m.channel_id = ANY($1) ORDER BY m.id";
    private static final String OWN =
            SELECT + "WHERE m.channel_id = ANY($1) AND (m.partner_id = $2 OR m.guest_id = $3)";

    private static final String MORE = SELECT + "WHERE m.channel_id = $1 AND NOT m.id = ANY($4) ORDER BY m.id LIMIT $5";
    private static final String COUNT = "SELECT count(*)::int4 FROM discuss_channel_member WHERE channel_id = $1";

    /** The conversations that a person's list shows, by {@code discuss.channel} id. */
    private static final String PINNED_OR_OPEN = """
            SELECT m.channel_id FROM discuss_channel_member m JOIN discuss_channel c ON c.id = m.channel_id
            WHERE (m.partner_id = $1 OR m.guest_id = $2) AND ((%s) OR m.fold_state <> 'closed')
            ORDER BY m.channel_id""".formatted(PINNED);

    private Members() {}

    /** Everybody in some conversations; what is unread is counted for the viewer alone. */
    public static Future<List<MemberView>> of(Sql sql, Collection<Integer> channelIds, Persona viewer) {
        return sql.list(
                Members::view, OF_CHANNELS, channelIds.toArray(Integer[]::new), viewer.partner(), viewer.guest());
    }

    /** A persona's own membership of a conversation. */
    public static Future<Optional<MemberView>> own(Sql sql, int channelId, Persona persona) {
        return sql.one(Members::view, OWN, new Integer[] {channelId}, persona.partner(), persona.guest());
    }

    /** Some members that are not known yet, by id. */
    static Future<List<MemberView>> more(Sql sql, int channelId, Persona viewer, Collection<Integer> known, int limit) {
        return sql.list(
                Members::view, MORE, channelId, viewer.partner(), viewer.guest(), known.toArray(Integer[]::new), limit);
    }

    /** How many there are. */
    static Future<Integer> count(Sql sql, int channelId) {
        return sql.one(row -> row.getInteger(0), COUNT, channelId).map(count -> count.orElse(0));
    }

    /** The conversations that a persona's list shows, and those whose windows it has not closed. */
    static Future<List<Integer>> pinnedOrOpen(Sql sql, Persona persona) {
        return sql.list(row -> row.getInteger(0), PINNED_OR_OPEN, persona.partner(), persona.guest());
    }

    /** A member, from a row of {@link #SELECT}. */
    public static MemberView view(Row row) {
        return new MemberView(
                row.getInteger("id"),
                row.getInteger("channel_id"),
                People.persona(row),
                row.getInteger("fetched_message_id"),
                row.getInteger("seen_message_id"),
                row.getInteger("new_message_separator"),
                row.getLong("unread"),
                row.getString("fold_state"),
                row.getBoolean("pinned"),
                row.getBoolean("bot"),
                row.getLocalDateTime("last_seen_dt"),
                row.getLocalDateTime("last_interest_dt"),
                row.getString("custom_channel_name"),
                row.getString("custom_notifications"),
                row.getLocalDateTime("mute_until_dt"),
                row.getLocalDateTime("create_date"));
    }
}
