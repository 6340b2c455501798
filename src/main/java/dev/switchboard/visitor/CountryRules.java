package dev.switchboard.visitor;

import dev.switchboard.db.Sql;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rules for visitors from some countries, as long as nobody knows where visitors are. */
public final class CountryRules {
    private static final Logger LOG = LoggerFactory.getLogger(CountryRules.class);
    private static final String UNDECIDABLE = """
            SELECT string_agg(named, '; ') FROM (
              SELECT format('%s of live chat channel "%s" (%s)', string_agg(rule.id::text, ', ' ORDER BY rule.sequence, rule.id),
                channel.name, channel.id) AS named
              FROM im_livechat_channel_rule rule JOIN im_livechat_channel channel ON channel.id = rule.channel_id
              WHERE EXISTS (SELECT FROM im_livechat_channel_country_rel rel WHERE rel.channel_id = rule.id)
              GROUP BY channel.id ORDER BY channel.id) channels""";

    private CountryRules() {}

    /** Says in one line of the log which rules never apply without a country database; nothing when there are none. */
    public static Future<Void> reportUndecidable(Sql sql) {
        return sql.one(row -> Optional.ofNullable(row.getString(0)), UNDECIDABLE)
                .map(found -> {
                    found.flatMap(named -> named)
                            .ifPresent(named -> LOG.warn(
                                    "Without --geoip-database nobody's country is known, and rules for countries never apply: {}",
                                    named));
                    return null;
                });
    }
}
