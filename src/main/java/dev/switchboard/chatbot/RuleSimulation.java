package dev.switchboard.chatbot;

import static java.util.stream.Collectors.joining;

import dev.switchboard.conversation.Callers;
import dev.switchboard.db.Model;
import dev.switchboard.db.Sql;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.ReceptionView;
import dev.switchboard.livechat.OperatorChoice;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Method;
import dev.switchboard.records.Records;
import dev.switchboard.visitor.ChannelRule;
import dev.switchboard.visitor.ChannelRules;
import dev.switchboard.visitor.ChannelRules.Judged;
import dev.switchboard.visitor.ChannelRules.Verdict;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a visitor would meet on a page, and why; Odoo has none like it. */
public final class RuleSimulation {
    private static final String DETAILS = """
            SELECT rule.id, script.title, ARRAY(
              SELECT country.code::text FROM im_livechat_channel_country_rel rel
              JOIN res_country country ON country.id = rel.country_id
              WHERE rel.channel_id = rule.id ORDER BY country.code) AS countries
            FROM im_livechat_channel_rule rule LEFT JOIN chatbot_script script ON script.id = rule.chatbot_script_id
            WHERE rule.channel_id = $1""";

    private static final ReceptionView NOTHING = new ReceptionView(false, null, null);

    private RuleSimulation() {}

    /** What is told of a rule besides. */
    private record Detail(int ruleId, @Nullable String chatbot, List<String> countries) {}

    /** All rules as they were judged, and what the visitor would meet. */
    private record Outcome(List<Judged> judged, ReceptionView met, boolean operator) {
        private Optional<ChannelRule> applied() {
            return judged.stream()
                    .filter(each -> each.verdict() == Verdict.APPLIES)
                    .map(Judged::rule)
                    .findFirst();
        }

        /** A rule whose chatbot has nothing to say is none. */
        private boolean ignored() {
            return applied().isPresent() && met.rule() == null;
        }
    }

    /** The methods of im_livechat.channel. */
    public static List<Method> all() {
        return List.of(Method.reads(
                "ImLivechatChannel.simulate_rules(self, url='', country=None, lang=None, operator_available=None)",
                RuleSimulation::simulate));
    }

    /**
     * Simulates a visitor: {@code {"rule_id": 3 or false, "operator_available": true, "answered_by": {"type":
     * "chatbot", "id": 5, "name": "…"}, "reason": "…", "rules": [{"id": 3, "verdict": "applies", "reason": "…",
     * "regex_url", "action", "auto_popup_timer", "chatbot", "countries"}, …]}}; {@code type} is one of {@code chatbot},
     * {@code operator} and {@code nobody}.
     */
    private static Future<JsonObject> simulate(Records records, Model model, Arguments arguments) {
        if (!records.env().user().livechat() && !records.env().user().system()) {
            throw new Refusal(Refusal.Kind.ACCESS_ERROR, "Only Live Chat operators can simulate visitors.");
        }
        Sql sql = records.env().sql();
        int channelId = arguments.id(model.name());
        return records.one(model, channelId, List.of(model.field("name")))
                .compose(allowed -> Simulation.of(sql, channelId, arguments))
                .compose(visitor -> outcome(sql, visitor).compose(outcome -> told(sql, visitor, outcome)));
    }

    private static Future<Outcome> outcome(Sql sql, Simulation visitor) {
        return ChannelRules.judged(sql, visitor.channelId(), visitor.url(), visitor.countryId())
                .compose(judged -> there(sql, visitor)
                        .compose(operator -> met(sql, visitor, new Outcome(judged, NOTHING, operator))));
    }

    private static Future<Boolean> there(Sql sql, Simulation visitor) {
        return visitor.operator() == null
                ? OperatorChoice.anybody(sql, visitor.channelId())
                : Future.succeededFuture(visitor.operator());
    }

    private static Future<Outcome> met(Sql sql, Simulation visitor, Outcome outcome) {
        return Reception.met(sql, outcome.applied(), outcome.operator(), visitor.language())
                .map(met -> new Outcome(outcome.judged(), met, outcome.operator()));
    }

    private static Future<JsonObject> told(Sql sql, Simulation visitor, Outcome outcome) {
        return sql.list(
                        row -> new Detail(
                                row.getInteger("id"),
                                row.getString("title"),
                                Arrays.asList(row.getArrayOfStrings("countries"))),
                        DETAILS,
                        visitor.channelId())
                .map(details -> details.stream().collect(Collectors.toMap(Detail::ruleId, detail -> detail)))
                .map(details -> rules(outcome, details))
                .compose(rules -> answer(sql, visitor, outcome)
                        .map(answer -> JsonObject.of(
                                        "rule_id",
                                        outcome.ignored()
                                                ? false
                                                : outcome.applied()
                                                        .<Object>map(ChannelRule::id)
                                                        .orElse(false),
                                        "operator_available",
                                        outcome.operator(),
                                        "rules",
                                        rules)
                                .mergeIn(answer)));
    }

    private static JsonArray rules(Outcome outcome, Map<Integer, Detail> details) {
        return new JsonArray(outcome.judged().stream()
                .map(judged -> rule(judged, details.get(judged.rule().id()), outcome))
                .toList());
    }

    private static JsonObject rule(Judged judged, @Nullable Detail detail, Outcome outcome) {
        ChannelRule rule = judged.rule();
        List<String> countries = detail == null ? List.of() : detail.countries();
        return JsonObject.of(
                "id", rule.id(),
                "regex_url", rule.regexUrl() == null ? false : rule.regexUrl(),
                "action", rule.action(),
                "auto_popup_timer", rule.autoPopupTimer(),
                "chatbot", detail == null || detail.chatbot() == null ? false : detail.chatbot(),
                "countries", new JsonArray(countries),
                "verdict", judged.verdict().name().toLowerCase(Locale.ROOT),
                "reason", reason(judged, countries, outcome));
    }

    private static String reason(Judged judged, List<String> countries, Outcome outcome) {
        String regex = judged.rule().regexUrl();
        String of = countries.stream().collect(joining(", "));
        return switch (judged.verdict()) {
            case APPLIES ->
                outcome.ignored()
                        ? "It fits, and does nothing: its chatbot has no steps."
                        : "It is the first that fits.";
            case COMES_LATER -> "It fits, and another one comes first.";
            case OTHER_PAGE -> "'%s' is not found in the address.".formatted(regex);
            case OTHER_COUNTRY -> "It is for visitors from %s.".formatted(of);
            case UNKNOWN_COUNTRY -> "It is for visitors from %s, and nobody knows where this one is.".formatted(of);
            case NO_EXPRESSION -> "'%s' cannot be searched for.".formatted(regex);
        };
    }

    private static Future<JsonObject> answer(Sql sql, Simulation visitor, Outcome outcome) {
        ReceptionView met = outcome.met();
        if (met.script() != null) {
            return Future.succeededFuture(
                    answer("chatbot", met.script().id(), met.script().title(), "The rule's chatbot answers."));
        }
        if (met.available()) {
            return operator(sql, visitor);
        }
        String reason = outcome.operator() ? "The rule hides the button." : "No operator is available.";
        return Future.succeededFuture(answer("nobody", null, null, reason));
    }

    /** Chance decides among equals, so that it may be another one the next time. */
    private static Future<JsonObject> operator(Sql sql, Simulation visitor) {
        OperatorChoice.Wanted wanted =
                new OperatorChoice.Wanted(visitor.channelId(), null, visitor.language(), visitor.countryId(), null);
        return OperatorChoice.preview(sql, wanted)
                .compose(id -> id.isEmpty()
                        ? Future.succeededFuture(Optional.<PersonaView.Partner>empty())
                        : Callers.partner(sql, id.get()).map(Optional::of))
                .map(found -> found.map(operator ->
                                answer("operator", operator.id(), operator.displayName(), "An operator is available."))
                        .orElseGet(() -> answer("operator", null, null, "An operator is taken to be available.")));
    }

    private static JsonObject answer(String type, @Nullable Integer id, @Nullable String name, String reason) {
        JsonObject who =
                JsonObject.of("type", type, "id", id == null ? false : id, "name", name == null ? false : name);
        return JsonObject.of("answered_by", who, "reason", reason);
    }
}
