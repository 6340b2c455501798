package dev.switchboard.livechat;

import dev.switchboard.db.Sql;
import dev.switchboard.db.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses who answers a visitor (Odoo: im_livechat.channel, _get_operator). First the operator that they spoke to
 * before, then those whose own language is the visitor's, those who speak it besides, those of the visitor's country,
 * and then everybody; of the first of these that there are, whoever has the fewest active sessions, and chance among
 * equals. A session is active when it was opened within 24 hours and is still open or has a message of the last 30
 * minutes. Nobody is ever in a call here, which Odoo asks for besides.
 */
public final class OperatorChoice {
    private static final Logger LOGGER = LoggerFactory.getLogger(OperatorChoice.class);

    /** Who is online, takes new conversations, and is not in as many as they take. */
    private static final String AVAILABLE = """
            SELECT u.partner_id, p.lang, p.country_id, settings.id AS settings_id FROM im_livechat_channel_im_user joined
            JOIN res_users u ON u.id = joined.user_id AND u.active
            JOIN res_partner p ON p.id = u.partner_id
            JOIN bus_presence presence ON presence.user_id = u.id AND presence.status = 'online'
            LEFT JOIN res_users_settings settings ON settings.user_id = u.id
            WHERE joined.channel_id = $1 AND settings.livechat_accepting IS DISTINCT FROM FALSE
              AND (settings.livechat_capacity IS NULL OR settings.livechat_capacity > (
                SELECT count(*) FROM discuss_channel c
                WHERE c.livechat_operator_id = u.partner_id AND c.livechat_active
                  AND greatest(c.create_date, c.last_interest_dt) > (now() AT TIME ZONE 'utc') - interval '30 minutes'))""";

    private static final String LOAD = """
            SELECT count(*) AS sessions FROM discuss_channel c
            WHERE c.livechat_operator_id = available.partner_id
              AND c.create_date > (now() AT TIME ZONE 'utc') - interval '24 hours'
              AND (c.livechat_active OR EXISTS (
                SELECT FROM mail_message message WHERE message.model = 'discuss.channel' AND message.res_id = c.id
                  AND message.create_date > (now() AT TIME ZONE 'utc') - interval '30 minutes'))""";

    private static final String SPEAKS = """
            SELECT FROM res_lang_res_users_settings_rel spoken JOIN res_lang lang ON lang.id = spoken.res_lang_id
            WHERE spoken.res_users_settings_id = available.settings_id AND lang.code = $3""";

    private static final String CHOOSE = """
            SELECT available.partner_id, load.sessions, count(*) OVER () AS available,
              CASE WHEN available.partner_id = $2 THEN 'spoke to them before'
                   WHEN available.lang = $3 THEN 'has their language'
                   WHEN EXISTS (%s) THEN 'speaks their language'
                   WHEN available.country_id = $4 THEN 'is in their country'
                   ELSE 'is there' END AS reason
            FROM (%s) available, LATERAL (%s) load
            WHERE available.partner_id IS DISTINCT FROM $5
            ORDER BY CASE WHEN available.partner_id = $2 THEN 0
                          WHEN available.lang = $3 THEN 1
                          WHEN EXISTS (%s) THEN 2
                          WHEN available.country_id = $4 THEN 3
                          ELSE 4 END, load.sessions, random() LIMIT 1""".formatted(SPEAKS, AVAILABLE, LOAD, SPEAKS);

    /**
     * The channel, and those with which it shares an operator, always in the same order: who chooses at the same time
     * among some of the same operators waits, and nobody waits for each other.
     */
    private static final String LOCK = """
            SELECT count(pg_advisory_xact_lock(hashtext('switchboard.operators'), id)) FROM (
              SELECT $1::int4 AS id
              UNION SELECT other.channel_id FROM im_livechat_channel_im_user own
              JOIN im_livechat_channel_im_user other ON other.user_id = own.user_id
              WHERE own.channel_id = $1 ORDER BY id) channels""";

    private OperatorChoice() {}

    /**
     * Whom a visitor is to be given.
     *
     * @param previousOperatorId {@code res.partner} id of whom they spoke to before
     * @param lang their language, such as {@code fr_FR}; none when they named none, as then nobody's goes first
     * @param countryId {@code res.country} id of where they are
     * @param notId {@code res.partner} id of who is not to be chosen
     */
    public record Wanted(
            int livechatChannelId,
            @Nullable Integer previousOperatorId,
            @Nullable String lang,
            @Nullable Integer countryId,
            @Nullable Integer notId) {

        Wanted(int livechatChannelId, @Nullable Integer previousOperatorId) {
            this(livechatChannelId, previousOperatorId, null, null, null);
        }
    }

    /**
     * Chooses for a conversation that is opened in the same transaction. Until its end, nobody else chooses among these
     * operators, so that the conversation counts for the next visitor.
     *
     * @return the operator's {@code res.partner} id
     */
    public static Future<Optional<Integer>> choose(Tx tx, Wanted wanted) {
        return tx.run(LOCK, wanted.livechatChannelId())
                .compose(locked -> look(tx, wanted))
                .map(row -> row.map(chosen -> logged(wanted, chosen)));
    }

    private static int logged(Wanted wanted, Row row) {
        LOGGER.info(
                "Live chat channel {}: partner {} {}, with {} sessions, of {} available",
                wanted.livechatChannelId(),
                row.getInteger("partner_id"),
                row.getString("reason"),
                row.getLong("sessions"),
                row.getLong("available"));
        return row.getInteger("partner_id");
    }

    private static Future<Optional<Row>> look(Sql sql, Wanted wanted) {
        return sql.one(
                row -> row,
                CHOOSE,
                wanted.livechatChannelId(),
                wanted.previousOperatorId(),
                wanted.lang(),
                wanted.countryId(),
                wanted.notId());
    }

    /** Who would be chosen now. */
    static Future<Optional<Integer>> preview(Sql sql, Wanted wanted) {
        return look(sql, wanted).map(row -> row.map(chosen -> chosen.getInteger("partner_id")));
    }

    /** Whether anybody is there to answer. */
    static Future<Boolean> anybody(Sql sql, int livechatChannelId) {
        return sql.run(AVAILABLE + " LIMIT 1", livechatChannelId).map(rows -> rows.size() > 0);
    }
}
