package dev.switchboard.visitor;

import dev.switchboard.db.Sql;
import dev.switchboard.visitor.ChannelRule.Condition;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rule of a live chat channel applies to a page: the first whose expression is found in its address, those for the
 * visitor's country before those for all (Odoo 18.0: im_livechat.channel.rule, match_rule).
 */
public final class ChannelRules {
    private static final String OF_CHANNEL = """
            SELECT rule.*, EXISTS (SELECT FROM im_livechat_channel_country_rel rel WHERE rel.channel_id = rule.id) AS countries,
              EXISTS (SELECT FROM im_livechat_channel_country_rel rel
                WHERE rel.channel_id = rule.id AND rel.country_id = $2) AS of_country
            FROM im_livechat_channel_rule rule WHERE rule.channel_id = $1
            ORDER BY of_country DESC, rule.sequence, rule.id""";

    /** Why a rule does or does not apply. */
    public enum Verdict {
        /** It is the first that fits. */
        APPLIES,
        /** It fits, and another one comes first. */
        COMES_LATER,
        /** Its expression is not found in the page's address. */
        OTHER_PAGE,
        /** It is for other countries. */
        OTHER_COUNTRY,
        /** It is for some countries, and nobody knows where the visitor is. */
        UNKNOWN_COUNTRY,
        /** Its expression is none; it came into the table by another way than this server. */
        NO_EXPRESSION
    }

    /** A rule and what became of it. */
    public record Judged(ChannelRule rule, Verdict verdict) {}

    private ChannelRules() {}

    /**
     * The rule that applies.
     *
     * @param url the page's address as it was sent; empty if it was not
     * @param countryId {@code res.country} id of where the visitor is
     */
    public static Future<Optional<ChannelRule>> matching(
            Sql sql, int channelId, String url, @Nullable Integer countryId) {
        return judged(sql, channelId, url, countryId)
                .map(rules -> rules.stream()
                        .filter(judged -> judged.verdict() == Verdict.APPLIES)
                        .map(Judged::rule)
                        .findFirst());
    }

    /** All rules of a channel in the order in which they are tried, and what became of each; as {@link #matching}. */
    public static Future<List<Judged>> judged(Sql sql, int channelId, String url, @Nullable Integer countryId) {
        return sql.run(OF_CHANNEL, channelId, countryId).map(rows -> judged(rows, url, countryId));
    }

    private static List<Judged> judged(RowSet<Row> rows, String url, @Nullable Integer countryId) {
        List<Judged> judged = new ArrayList<>();
        boolean applied = false;
        for (Row row : rows) {
            Verdict verdict = verdict(row, url, countryId, applied);
            applied |= verdict == Verdict.APPLIES;
            judged.add(new Judged(rule(row), verdict));
        }
        return judged;
    }

    private static Verdict verdict(Row row, String url, @Nullable Integer countryId, boolean applied) {
        String regex = row.getString("regex_url");
        if (row.getBoolean("countries") && !row.getBoolean("of_country")) {
            return countryId == null ? Verdict.UNKNOWN_COUNTRY : Verdict.OTHER_COUNTRY;
        }
        if (regex != null && UrlPattern.fault(regex).isPresent()) {
            return Verdict.NO_EXPRESSION;
        }
        if (!UrlPattern.found(regex, url)) {
            return Verdict.OTHER_PAGE;
        }
        return applied ? Verdict.COMES_LATER : Verdict.APPLIES;
    }

    private static ChannelRule rule(Row row) {
        return new ChannelRule(
                row.getInteger("id"),
                row.getString("regex_url"),
                row.getString("action"),
                Objects.requireNonNullElse(row.getInteger("auto_popup_timer"), 0),
                row.getInteger("chatbot_script_id"),
                Condition.valueOf(row.getString("chatbot_enabled_condition").toUpperCase(Locale.ROOT)),
                row.getBoolean("countries"));
    }
}
