package dev.switchboard.conversation;

import static java.util.stream.Collectors.groupingBy;

import dev.switchboard.db.Sql;
import dev.switchboard.dialect.ChannelView;
import dev.switchboard.dialect.CountryView;
import dev.switchboard.dialect.LivechatView;
import dev.switchboard.dialect.MemberView;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads conversations, and live chat channels by name. */
public final class Channels {
    private static final String BY_IDS = """
            SELECT c.*, lc.name AS livechat_name, origin.code AS origin_code, origin.name AS origin_name, %s, %s
            FROM discuss_channel c
            LEFT JOIN im_livechat_channel lc ON lc.id = c.livechat_channel_id
            LEFT JOIN res_country origin ON origin.id = c.country_id
            LEFT JOIN res_partner p ON p.id = c.livechat_operator_id
            %s
            %s
            WHERE c.id = ANY($1) ORDER BY c.id""".formatted(
            People.PARTNER_COLUMNS, ChatbotSteps.CURRENT_COLUMNS, People.PARTNER_JOINS, ChatbotSteps.CURRENT_JOIN);
    private static final String LIVECHATS = """
            SELECT lc.id, lc.name, EXISTS (
              SELECT FROM im_livechat_channel_im_user WHERE channel_id = lc.id AND user_id = $1) AS joined
            FROM im_livechat_channel lc ORDER BY lc.id""";
    /** Whether somebody reads a conversation {@code c}: {@code $2} to {@code $4} as {@link #readable} gives them. */
    static final String IS_READABLE = """
            (($4 AND c.channel_type = 'livechat')
             OR EXISTS (SELECT FROM discuss_channel_member m
                        WHERE m.channel_id = c.id AND (m.partner_id = $2 OR m.guest_id = $3)))""";

    private static final String READABLE = "SELECT c.id FROM discuss_channel c WHERE c.id = $1 AND " + IS_READABLE;

    private Channels() {}

    /** Conversations with their members, as one persona sees them. */
    public static Future<List<ChannelView>> read(Sql sql, Collection<Integer> ids, Persona viewer) {
        return Members.of(sql, ids, viewer)
                .map(members -> members.stream().collect(groupingBy(MemberView::channelId)))
                .compose(members -> sql.list(row -> view(row, members), BY_IDS, (Object) ids.toArray(Integer[]::new)));
    }

    /** Whether a persona may read a conversation: its members, and those who may answer visitors. */
    public static Future<Boolean> readable(Sql sql, int channelId, Persona persona) {
        return sql.run(READABLE, channelId, persona.partner(), persona.guest(), answersVisitors(persona))
                .map(rows -> rows.size() > 0);
    }

    /** Whether a persona may answer visitors, in whatever live chat. */
    public static boolean answersVisitors(Persona persona) {
        return persona instanceof Persona.User user && (user.livechat() || user.system());
    }

    /** Every live chat channel, and whether a user is its operator. */
    static Future<List<LivechatView>> livechats(Sql sql, int userId) {
        return sql.list(
                row -> new LivechatView(row.getInteger("id"), row.getString("name"), row.getBoolean("joined")),
                LIVECHATS,
                userId);
    }

    private static ChannelView view(Row row, Map<Integer, List<MemberView>> members) {
        return new ChannelView(
                row.getInteger("id"),
                row.getString("uuid"),
                row.getString("name"),
                row.getString("channel_type"),
                row.getString("description"),
                row.getInteger("create_uid"),
                row.getLocalDateTime("last_interest_dt"),
                row.getBoolean("allow_public_upload"),
                row.getString("anonymous_name"),
                origin(row),
                People.partner(row),
                livechat(row),
                ChatbotSteps.current(row),
                members.getOrDefault(row.getInteger("id"), List.of()));
    }

    private static @Nullable CountryView origin(Row row) {
        String code = row.getString("origin_code");
        return code == null ? null : new CountryView(row.getInteger("country_id"), code, row.getString("origin_name"));
    }

    private static @Nullable LivechatView livechat(Row row) {
        Integer id = row.getInteger("livechat_channel_id");
        return id == null ? null : new LivechatView(id, row.getString("livechat_name"), false);
    }
}
