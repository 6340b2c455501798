package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares a recorded JSON text with the actual one: ids, tokens and times by what they stand for, everything else
 * exactly. The records of one model in a Store may come in any order; every other list keeps its order.
 */
final class Comparison {
    private static final int ANOTHER_RECORD = 1000;

    private final Correspondence known;
    private final long busIdCeiling;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Correspondence known, long busIdCeiling) {
        this.known = known;
        this.busIdCeiling = busIdCeiling;
    }

    /**
     * Compares and believes what it learns about ids.
     *
     * @param known which recorded id stands for which actual one; grows
     * @param place where the two texts stand
     * @param busIdCeiling no {@code …_bus_id} may be above this
     */
    static List<Difference> compare(
            Correspondence known, Place place, JsonNode recorded, JsonNode actual, long busIdCeiling) {
        var comparison = new Comparison(known, busIdCeiling);
        comparison.values(place, recorded, actual);
        return comparison.differences;
    }

    private void values(Place place, JsonNode recorded, JsonNode actual) {
        if (Cut.isValue(recorded)) {
            cut(place, recorded, actual);
        } else if (recorded instanceof ObjectNode expected && actual instanceof ObjectNode found) {
            objects(place, expected, found);
        } else if (recorded instanceof ArrayNode expected && actual instanceof ArrayNode found) {
            lists(place, expected, Cut.like(expected, found));
        } else {
            Leaf.compare(known, place, recorded, actual, busIdCeiling).ifPresent(differences::add);
        }
    }

    /** All that is known is that there was something. */
    private void cut(Place place, JsonNode recorded, JsonNode actual) {
        if (actual.isNull() || actual.isBoolean()) {
            differences.add(Difference.of(place, recorded, actual));
        }
    }

    private void objects(Place place, ObjectNode recorded, ObjectNode actual) {
        for (var key : keys(recorded, actual)) {
            var child = place.at(key, recorded);
            if (!actual.has(key)) {
                missing(child, recorded.get(key));
            } else if (!recorded.has(key)) {
                unexpected(child, actual.get(key));
            } else {
                values(child, recorded.get(key), actual.get(key));
            }
        }
        differences.addAll(Times.order(place.path(), recorded, actual));
    }

    private static Set<String> keys(ObjectNode recorded, ObjectNode actual) {
        var keys = new LinkedHashSet<String>();
        recorded.fieldNames().forEachRemaining(keys::add);
        actual.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private void lists(Place place, ArrayNode recorded, ArrayNode actual) {
        if (Kinds.isModel(place.key()) && place.meaning() instanceof Meaning.ByKey) {
            records(place, recorded, actual);
            return;
        }
        for (int i = 0; i < Math.max(recorded.size(), actual.size()); i++) {
            var element = place.element(i, i < recorded.size() ? recorded : actual);
            if (i >= actual.size() || i >= recorded.size()) {
                differences.add(Difference.inLength(element, recorded.path(i), actual.path(i)));
            } else {
                values(element, recorded.get(i), actual.get(i));
            }
        }
    }

    /** Pairs each recorded record with the actual one that differs least; a known id decides. */
    private void records(Place place, ArrayNode recorded, ArrayNode actual) {
        var left = new ArrayList<JsonNode>();
        actual.forEach(left::add);
        for (var expected : recorded) {
            var element = place.record("id " + expected.path("id").asText());
            var found = nearest(element, expected, left);
            if (found.isMissingNode()) {
                missing(element, expected);
            } else {
                left.remove(found);
                values(element, expected, found);
            }
        }
        left.forEach(more -> unexpected(place.record("id " + more.path("id").asText()), more));
    }

    private JsonNode nearest(Place place, JsonNode recorded, List<JsonNode> candidates) {
        var nearest = JsonNodeFactory.instance.missingNode();
        int least = ANOTHER_RECORD;
        for (var candidate : candidates) {
            int distance = distance(place, recorded, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private int distance(Place place, JsonNode recorded, JsonNode actual) {
        var trial = compare(known.copy(), place, recorded, actual, busIdCeiling);
        boolean anotherId = trial.stream().anyMatch(d -> d.path().equals(place.path() + "/id"));
        return trial.size() + (anotherId ? ANOTHER_RECORD : 0);
    }

    private void missing(Place place, JsonNode recorded) {
        differences.add(Difference.of(place, recorded, MissingNode.getInstance()));
    }

    private void unexpected(Place place, JsonNode actual) {
        differences.add(Difference.of(place, MissingNode.getInstance(), actual));
    }
}
