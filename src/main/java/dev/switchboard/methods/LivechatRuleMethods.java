package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.db.Sql;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Method;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Methods of im_livechat.channel.rule. */
public final class LivechatRuleMethods {
    /** PostgreSQL's patterns take no more than linear time, whoever writes them. */
    private static final String FIRST_MATCH = """
            SELECT id FROM im_livechat_channel_rule WHERE id = ANY($1) AND $2 ~ COALESCE(regex_url, '')
            ORDER BY sequence, id LIMIT 1""";

    private static final String INVALID_PATTERN = "2201B";

    private LivechatRuleMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(Method.reads(
                        "ImLivechatChannelRule.match_rule(self, channel_id, url, country_id=False)",
                        LivechatRuleMethods::match)
                .until(18));
    }

    /** The rules of the visitor's country go before those of no country. */
    private static Future<Object> match(Records records, Model model, Arguments arguments) {
        Object country = arguments.value("country_id");
        Future<Optional<Integer>> ofCountry = Python.truthy(country)
                ? match(records, model, arguments, JsonArray.of("country_ids", "in", JsonArray.of(country)))
                : Future.succeededFuture(Optional.empty());
        return ofCountry
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : match(records, model, arguments, JsonArray.of("country_ids", "=", false)))
                .map(found -> found.<Object>map(id -> model.name() + Python.tuple(List.of(id)))
                        .orElse(false));
    }

    private static Future<Optional<Integer>> match(
            Records records, Model model, Arguments arguments, JsonArray countries) {
        JsonArray ofChannel = JsonArray.of("channel_id", "=", arguments.value("channel_id"));
        Object url = arguments.value("url");
        return records.search(model, records.domain(model, JsonArray.of(countries, ofChannel)))
                .compose(rules -> first(records.env().sql(), rules, url instanceof String text ? text : ""));
    }

    private static Future<Optional<Integer>> first(Sql sql, List<Integer> rules, String url) {
        return sql.one(row -> row.getInteger(0), FIRST_MATCH, rules.toArray(Integer[]::new), url)
                .recover(LivechatRuleMethods::explained);
    }

    private static <T extends @Nullable Object> Future<T> explained(Throwable failure) {
        boolean invalid = failure instanceof PgException error && INVALID_PATTERN.equals(error.getSqlState());
        return Future.failedFuture(
                invalid
                        ? new Refusal(
                                Refusal.Kind.VALUE_ERROR,
                                "a rule has no regular expression as its URL: " + failure.getMessage())
                        : failure);
    }
}
