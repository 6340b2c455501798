package dev.switchboard.livechat;

import dev.switchboard.db.Sql;
import dev.switchboard.db.Tx;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses who answers a visitor (Odoo: im_livechat.channel, _get_operator). First the operator that they spoke to
 * before, then those whose own language is the visitor's, those who speak it besides, those of the visitor's country,
 * and then everybody; of the first of these that there are, whoever has the fewest active sessions, and chance among
 * equals. A session is active when it was opened within 24 hours and is still open or has a message of the last 30
 * minutes. Nobody is ever in a call here, which Odoo asks for besides; nobody is there while the channel is closed,
 * which Odoo does not know.
 */
public final class OperatorChoice {
    private static final String NOW = "(now() AT TIME ZONE 'utc')";

    /** Who of some live chat channels is online and takes new conversations. */
    private static final String ONLINE = """
            FROM im_livechat_channel_im_user joined
            JOIN res_users u ON u.id = joined.user_id AND u.active
            JOIN res_partner p ON p.id = u.partner_id
            JOIN bus_presence presence ON presence.user_id = u.id AND presence.status = 'online'
            LEFT JOIN res_users_settings settings ON settings.user_id = u.id
            WHERE joined.channel_id = ANY($1) AND settings.livechat_accepting IS DISTINCT FROM FALSE""";

    /** Where visitors wait in line, who comes now is behind them. */
    private static final String NO_LINE = """
            NOT EXISTS (SELECT FROM switchboard_waiting waiting
            WHERE waiting.livechat_channel_id = joined.channel_id AND waiting.connected IS NULL)""";

    private static final String IS_UNDER_WAY = """
            c.livechat_active AND %2$s AND greatest(c.create_date, c.last_interest_dt) > %1$s - interval '30 minutes'
              AND EXISTS (SELECT FROM discuss_channel_member m WHERE m.channel_id = c.id AND m.partner_id = u.partner_id)""".formatted(NOW, LeftMessages.IS_NONE);

    /** What counts against the number of conversations that somebody takes: their own, and those of chatbots. */
    private static final String UNDER_WAY = """
            SELECT (SELECT count(*) FROM discuss_channel c WHERE c.livechat_operator_id = u.partner_id AND %1$s)
              + (SELECT count(*) FROM switchboard_chatbot_run run JOIN discuss_channel c ON c.id = run.channel_id
                 WHERE run.operator_partner_id = u.partner_id AND %1$s)""".formatted(IS_UNDER_WAY);

    private static final String LOAD = """
            SELECT count(*) FROM discuss_channel c
            WHERE c.livechat_operator_id = u.partner_id AND c.create_date > %1$s - interval '24 hours' AND %2$s
              AND (c.livechat_active OR EXISTS (
                SELECT FROM mail_message message WHERE message.model = 'discuss.channel' AND message.res_id = c.id
                  AND message.create_date > %1$s - interval '30 minutes'))""".formatted(NOW, LeftMessages.IS_NONE);

    private static final String SPOKEN = """
            SELECT lang.code FROM res_lang_res_users_settings_rel spoken JOIN res_lang lang ON lang.id = spoken.res_lang_id
            WHERE spoken.res_users_settings_id = settings.id""";

    private static final String KNOWN = """
            SELECT known.im_livechat_expertise_id FROM im_livechat_expertise_res_users_settings_rel known
            WHERE known.res_users_settings_id = settings.id""";

    private static final String OPERATORS = """
            SELECT joined.channel_id, u.partner_id, coalesce(settings.livechat_username, p.name) AS name, p.lang,
              p.country_id, ARRAY(%s) AS spoken, ARRAY(%s) AS known, (%s) AS sessions,
              CASE WHEN settings.livechat_capacity IS NOT NULL THEN settings.livechat_capacity - (%s) END AS room
            %s AND ($2 OR %s)""".formatted(SPOKEN, KNOWN, LOAD, UNDER_WAY, ONLINE, NO_LINE);

    private static final String ANYBODY = """
            SELECT %s AND (settings.livechat_capacity IS NULL OR settings.livechat_capacity > (%s)) AND %s
            LIMIT 1""".formatted(ONLINE, UNDER_WAY, NO_LINE);

    /** Who waits does not lose sight of an operator whose page is loading, or whose server starts anew. */
    private static final String SOMEBODY = """
            SELECT FROM im_livechat_channel_im_user joined
            JOIN res_users u ON u.id = joined.user_id AND u.active
            JOIN bus_presence presence ON presence.user_id = u.id
              AND (presence.status = 'online' OR presence.last_poll > %s - interval '2 minutes')
            LEFT JOIN res_users_settings settings ON settings.user_id = u.id
            WHERE joined.channel_id = ANY($1) AND settings.livechat_accepting IS DISTINCT FROM FALSE
              AND u.partner_id IS DISTINCT FROM $2 LIMIT 1""".formatted(NOW);

    /**
     * The channels, and those with which they share an operator, always in the same order: who chooses at the same time
     * among some of the same operators waits, and nobody waits for each other. What follows in the transaction is
     * planned once for each connection, and not each time, which would cost as much as the choice itself.
     */
    private static final String LOCK = """
            SELECT set_config('plan_cache_mode', 'force_generic_plan', true),
              count(pg_advisory_xact_lock(hashtext('switchboard.operators'), id)) FROM (
              SELECT unnest($1::int4[]) AS id
              UNION SELECT other.channel_id FROM im_livechat_channel_im_user own
              JOIN im_livechat_channel_im_user other ON other.user_id = own.user_id
              WHERE own.channel_id = ANY($1) ORDER BY id) channels""";

    private OperatorChoice() {}

    /**
     * Whom a visitor is to be given.
     *
     * @param previousOperatorId {@code res.partner} id of whom they spoke to before
     * @param lang their language, such as {@code fr_FR}; none when they named none, as then nobody's goes first
     * @param countryId {@code res.country} id of where they are
     * @param notId {@code res.partner} id of who is not to be chosen
     * @param expertises {@code im_livechat.expertise} ids of what the operator had better know, from 19.0 on
     */
    public record Wanted(
            int livechatChannelId,
            @Nullable Integer previousOperatorId,
            @Nullable String lang,
            @Nullable Integer countryId,
            @Nullable Integer notId,
            Set<Integer> expertises) {

        /** Whoever it is need not know anything in particular. */
        public Wanted(
                int livechatChannelId,
                @Nullable Integer previousOperatorId,
                @Nullable String lang,
                @Nullable Integer countryId,
                @Nullable Integer notId) {
            this(livechatChannelId, previousOperatorId, lang, countryId, notId, Set.of());
        }

        Wanted(int livechatChannelId, @Nullable Integer previousOperatorId) {
            this(livechatChannelId, previousOperatorId, null, null, null);
        }
    }

    /**
     * Who is there for conversations that are opened in the same transaction. Until its end, nobody else chooses among
     * these operators, so that the conversations count for the next visitors.
     */
    static Future<OperatorsThere> among(Tx tx, Collection<Integer> livechatChannelIds) {
        return among(tx, livechatChannelIds, true);
    }

    /** The same for who has not waited in line. */
    static Future<OperatorsThere> amongForNewcomers(Tx tx, Collection<Integer> livechatChannelIds) {
        return among(tx, livechatChannelIds, false);
    }

    private static Future<OperatorsThere> among(Tx tx, Collection<Integer> livechatChannelIds, boolean waited) {
        Integer[] ids = Set.copyOf(livechatChannelIds).toArray(Integer[]::new);
        return tx.run(LOCK, (Object) ids).compose(locked -> look(tx, waited, ids));
    }

    private static Future<OperatorsThere> look(Sql sql, boolean waited, Integer... livechatChannelIds) {
        return BusinessHours.open(sql, livechatChannelIds)
                .compose(open -> sql.list(OperatorsThere.Operator::of, OPERATORS, open, waited))
                .map(OperatorsThere::new);
    }

    /**
     * Chooses for one conversation that is opened in the same transaction, as {@link #among} does.
     *
     * @return the operator's {@code res.partner} id
     */
    public static Future<Optional<Integer>> choose(Tx tx, Wanted wanted) {
        return choose(wanted, among(tx, List.of(wanted.livechatChannelId())));
    }

    /** The same for who has not waited in line. */
    public static Future<Optional<Integer>> chooseForNewcomer(Tx tx, Wanted wanted) {
        return choose(wanted, amongForNewcomers(tx, List.of(wanted.livechatChannelId())));
    }

    private static Future<Optional<Integer>> choose(Wanted wanted, Future<OperatorsThere> among) {
        return among.map(there -> there.choose(wanted).map(OperatorsThere.Operator::partnerId));
    }

    /** Who would be chosen now; {@code res.partner} id. */
    public static Future<Optional<Integer>> preview(Sql sql, Wanted wanted) {
        return look(sql, false, wanted.livechatChannelId())
                .map(there -> there.find(wanted).map(found -> found.operator().partnerId()));
    }

    /**
     * Whether anybody is there, be it in as many conversations as they take.
     *
     * @param notId {@code res.partner} id of who does not count
     */
    static Future<Boolean> somebody(Sql sql, int livechatChannelId, @Nullable Integer notId) {
        return BusinessHours.open(sql, livechatChannelId)
                .compose(open -> sql.run(SOMEBODY, open, notId))
                .map(rows -> rows.size() > 0);
    }

    /** Whether anybody is there to answer. */
    public static Future<Boolean> anybody(Sql sql, int livechatChannelId) {
        return BusinessHours.open(sql, livechatChannelId)
                .compose(open -> sql.run(ANYBODY, (Object) open))
                .map(rows -> rows.size() > 0);
    }
}
