package dev.switchboard.records;

import static dev.switchboard.records.ModelCaller.ADMIN;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A question about groups of a report: what people group by and limit it to, and more that nobody would.
 *
 * @param series who asks
 * @param groupby what groups have in common
 * @param zone where the caller is
 */
record RandomQuestion(int series, String model, JsonArray domain, JsonArray groupby, String zone) {
    static final String CHANNELS = "im_livechat.report.channel";
    static final String OPERATORS = "im_livechat.report.operator";

    private static final List<String> ZONES =
            List.of("UTC", "Europe/Paris", "Asia/Kathmandu", "America/Sao_Paulo", "America/Havana");
    private static final List<String> PERIODS = List.of(
            "start_date:day",
            "start_date:day",
            "start_date:week",
            "start_date:month",
            "start_date:quarter",
            "start_date:hour",
            "start_date:day_of_week");
    private static final List<String> WORDS =
            List.of("partner_id", "country_id", "start_hour", "start_date_hour", "day_number", "rating_text");
    private static final List<String> WORDS_OF_19 =
            List.of("session_outcome", "chatbot_script_id", "visitor_partner_id", "partner_id", "session_expertises");
    private static final List<String> OPERATORS_OF_MOMENTS = List.of("<", "<=", ">", ">=", "=", "!=");

    /** Borders of days in one zone or another, where clocks change, and moments between. */
    private static final List<String> MOMENTS = List.of(
            "2026-03-28 23:00:00",
            "2026-10-24 22:00:00",
            "2026-10-25 21:59:59",
            "2026-10-25 00:30:00",
            "2026-11-01 04:00:00",
            "2026-11-01 04:30:00",
            "2026-11-01 05:30:00",
            "2026-03-29 00:00:00",
            "2026-12-31 13:07:09");

    static RandomQuestion of(RandomSessions random) {
        int kind = random.choice(3);
        String model = kind == 0 ? OPERATORS : CHANNELS;
        int series = kind == 1 ? 19 : 18;
        JsonArray groupby = new JsonArray();
        if (random.choice(2) == 0) {
            groupby.add(one(random, PERIODS));
        }
        if (random.choice(3) > 0) {
            groupby.add(kind == 0 ? "partner_id" : word(random, series));
        }
        if (random.choice(3) == 0) {
            groupby.add("livechat_channel_id");
        }
        return new RandomQuestion(series, model, domain(random, kind), groupby, one(random, ZONES));
    }

    private static String one(RandomSessions random, List<String> list) {
        return list.get(random.choice(list.size()));
    }

    private static String word(RandomSessions random, int series) {
        return one(random, series == 19 && random.choice(2) == 0 ? WORDS_OF_19 : WORDS);
    }

    private static JsonArray domain(RandomSessions random, int kind) {
        JsonArray domain = new JsonArray();
        int leaves = random.choice(4);
        for (int i = 1; i < leaves; i++) {
            domain.add(random.choice(2) == 0 ? "|" : "&");
        }
        for (int i = 0; i < leaves; i++) {
            if (random.choice(5) == 0) {
                domain.add("!");
            }
            domain.add(leaf(random, kind));
        }
        return domain;
    }

    private static JsonArray leaf(RandomSessions random, int kind) {
        return switch (random.choice(kind == 0 ? 5 : 9)) {
            case 0, 1, 2 -> JsonArray.of("start_date", one(random, OPERATORS_OF_MOMENTS), one(random, MOMENTS));
            case 3 -> JsonArray.of("partner_id", "in", JsonArray.of(60, 62));
            case 4 -> JsonArray.of("livechat_channel_id.name", "ilike", "desk");
            case 5 -> JsonArray.of("country_id", "!=", false);
            case 6 -> JsonArray.of("rating_text", "=", random.choice(2) == 0 ? "Happy" : (Object) false);
            case 7 -> JsonArray.of("start_date_hour", "<", "2026-10-25 00:00:00");
            default ->
                kind == 1
                        ? JsonArray.of("session_outcome", "=", "escalated")
                        : JsonArray.of("nbr_speaker", "<=", random.choice(2));
        };
    }

    /**
     * Asks it.
     *
     * @param ofSessions whether to ask besides for what no sum can tell, so that the answer comes from the sessions
     * @return the groups, by name of what is told of them
     */
    List<Map<String, Object>> ask(ModelCaller caller, boolean ofSessions) {
        JsonArray told = JsonArray.of("duration:avg", "time_to_answer:avg");
        told.addAll(aggregates());
        if (ofSessions) {
            told.add("channel_id:array_agg");
        }
        JsonObject context = JsonObject.of("tz", zone);
        JsonArray groups = series == 19
                ? (JsonArray) caller.call(
                        ADMIN,
                        19,
                        model,
                        "formatted_read_group",
                        JsonObject.of("aggregates", told.add("__count"), "context", context),
                        domain,
                        groupby)
                : (JsonArray) caller.call(
                        ADMIN,
                        18,
                        model,
                        "read_group",
                        JsonObject.of("lazy", false, "context", context),
                        domain,
                        named(told),
                        groupby);
        return plain(groups);
    }

    private JsonArray aggregates() {
        if (model.equals(OPERATORS)) {
            return JsonArray.of("nbr_channel:sum", "rating:avg");
        }
        JsonArray common = JsonArray.of("nbr_message:avg", "nbr_message:sum", "time_to_answer:count", "rating:avg");
        return common.addAll(
                series == 19
                        ? JsonArray.of(
                                "handled_by_bot:sum", "handled_by_agent:sum", "number_of_calls:sum", "duration:sum")
                        : JsonArray.of("rating:sum", "nbr_speaker:avg", "is_without_answer:sum", "is_anonymous:sum")
                                .addAll(JsonArray.of("is_happy:sum", "is_unrated:sum")));
    }

    /** Up to 18 each has to have a name of its own. */
    private static JsonArray named(JsonArray told) {
        JsonArray named = new JsonArray();
        for (Object each : told) {
            String text = (String) each;
            int colon = text.indexOf(':');
            named.add(
                    "%s:%s(%s)".formatted(text.replace(':', '_'), text.substring(colon + 1), text.substring(0, colon)));
        }
        return named;
    }

    private static List<Map<String, Object>> plain(JsonArray groups) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Object each : groups) {
            Map<String, Object> group = ((JsonObject) each).copy().getMap();
            group.keySet().removeIf(name -> name.startsWith("channel_id"));
            group.replaceAll((name, value) -> value instanceof Number || value instanceof String ? value : value + "");
            list.add(group);
        }
        return list;
    }
}
