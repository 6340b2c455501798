package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Method;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import dev.switchboard.visitor.UrlPattern;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;

/** Methods of im_livechat.channel.rule. */
public final class LivechatRuleMethods {
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
                .compose(rules -> records.read(model, rules, List.of(model.field("regex_url"))))
                .map(rules -> first(rules, url instanceof String text ? text : ""));
    }

    private static Optional<Integer> first(List<Rows.Values> rules, String url) {
        return rules.stream()
                .filter(rule -> UrlPattern.found((String) rule.values().get("regex_url"), url))
                .map(Rows.Values::id)
                .findFirst();
    }
}
