package dev.switchboard.methods;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Model;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Method;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What the ratings of conversations add up to (Odoo 18.0: rating.mixin, rating_data.py). */
public final class RatingMethods {
    private static final String RATING = "rating.rating";
    private static final double GREAT = 4;
    private static final double OKAY = 3;
    private static final String REPARTITION = """
            SELECT round(rating::numeric, 1)::float8 AS rating, count(*)::int4 AS count
            FROM rating_rating WHERE id = ANY($1) GROUP BY 1""";

    private RatingMethods() {}

    /** The methods. Both take conversations and a further condition on their ratings. */
    public static List<Method> all() {
        return List.of(
                Method.reads(
                        "RatingMixin.rating_get_grades(self, domain=None)",
                        (records, model, arguments) ->
                                repartition(records, model, arguments).map(RatingMethods::grades)),
                Method.reads(
                        "RatingMixin.rating_get_stats(self, domain=None)",
                        (records, model, arguments) ->
                                repartition(records, model, arguments).map(RatingMethods::stats)));
    }

    /** How many visitors gave each rating; 1 to 5 are there also where nobody did. */
    private static Future<SortedMap<Double, Integer>> repartition(Records records, Model model, Arguments arguments) {
        Model ratings = records.model(RATING);
        return records.search(ratings, domain(records, ratings, model, arguments))
                .compose(ids -> records.env().sql().run(REPARTITION, (Object) ids.toArray(Integer[]::new)))
                .map(RatingMethods::repartition);
    }

    private static Domain domain(Records records, Model ratings, Model model, Arguments arguments) {
        JsonArray domain = JsonArray.of(
                JsonArray.of("res_model", "=", model.name()),
                JsonArray.of("res_id", "in", new JsonArray(arguments.ids())),
                JsonArray.of("consumed", "=", true),
                JsonArray.of("rating", ">=", 1));
        return new Domain.All(
                List.of(records.domain(ratings, domain), records.domain(ratings, arguments.value("domain"))));
    }

    private static SortedMap<Double, Integer> repartition(Iterable<Row> rows) {
        SortedMap<Double, Integer> repartition = new TreeMap<>();
        IntStream.rangeClosed(1, 5).forEach(rating -> repartition.put((double) rating, 0));
        rows.forEach(row -> repartition.put(row.getDouble("rating"), row.getInteger("count")));
        return repartition;
    }

    private static JsonObject grades(SortedMap<Double, Integer> repartition) {
        return JsonObject.of(
                "great", sum(repartition.tailMap(GREAT)),
                "okay", sum(repartition.subMap(OKAY, GREAT)),
                "bad", sum(repartition.headMap(OKAY)));
    }

    private static JsonObject stats(SortedMap<Double, Integer> repartition) {
        int total = sum(repartition);
        JsonObject percent = new JsonObject();
        repartition.forEach((rating, count) -> percent.put(key(rating), total == 0 ? 0 : count * 100.0 / total));
        return JsonObject.of("avg", average(repartition, total), "total", total, "percent", percent);
    }

    private static int sum(SortedMap<Double, Integer> repartition) {
        return repartition.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Number average(SortedMap<Double, Integer> repartition, int total) {
        double sum = repartition.entrySet().stream()
                .mapToDouble(each -> each.getKey() * each.getValue())
                .sum();
        return total == 0 ? 0 : sum / total;
    }

    private static String key(double rating) {
        return rating == Math.rint(rating) ? String.valueOf((int) rating) : String.valueOf(rating);
    }
}
