package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the recorder left out: long texts, pictures and pages, and the middle of long lists. */
final class Cut {
    private static final Pattern BYTES = Pattern.compile("\\$(\\w+_)?bytes");
    private static final String OMITTED = "$omitted";

    private Cut() {}

    /** Whether a recorded value says only that something stood here: {@code {"$text_bytes": 28643}}. */
    static boolean isValue(JsonNode recorded) {
        return recorded.isObject()
                && recorded.size() == 1
                && BYTES.matcher(recorded.fieldNames().next()).matches();
    }

    /** The actual list without what the recorded one omits in its middle: {@code {"$omitted": 64}} counts elements. */
    static ArrayNode like(ArrayNode recorded, ArrayNode actual) {
        var hole = IntStream.range(0, recorded.size())
                .filter(i -> recorded.path(i).has(OMITTED))
                .findFirst();
        return hole.isPresent() ? without(hole, recorded, actual) : actual;
    }

    private static ArrayNode without(OptionalInt hole, ArrayNode recorded, ArrayNode actual) {
        int start = hole.getAsInt();
        int count = recorded.path(start).path(OMITTED).asInt();
        var shorter = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < actual.size(); i++) {
            if (i == start) {
                shorter.add(recorded.path(start));
            }
            if (i < start || i >= start + count) {
                shorter.add(actual.path(i));
            }
        }
        return shorter;
    }
}
