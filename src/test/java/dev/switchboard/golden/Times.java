package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Odoo's times, {@code YYYY-MM-DD HH:MM:SS} in UTC. Their form is compared and, within one record, which is the
 * earlier. What was recorded within one second may take several on a busy machine.
 */
final class Times {
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    private static final DateTimeFormatter FORMATTER = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Duration PLAY = Duration.ofMinutes(1);

    private Times() {}

    static boolean isTime(String text) {
        return FORM.matcher(text).matches();
    }

    /** Finds pairs of times of one record that stand the other way round than recorded. */
    static List<Difference> order(String path, ObjectNode recorded, ObjectNode actual) {
        var differences = new ArrayList<Difference>();
        var keys = timeKeys(recorded, actual);
        for (var first : keys) {
            for (var second : keys) {
                if (!first.equals(second) && isBroken(recorded, actual, first, second)) {
                    differences.add(difference(path + "/" + first, recorded, actual, first, second));
                }
            }
        }
        return differences;
    }

    private static List<String> timeKeys(ObjectNode recorded, ObjectNode actual) {
        var keys = new ArrayList<String>();
        recorded.fieldNames().forEachRemaining(key -> {
            if (isTime(recorded.path(key).asText()) && isTime(actual.path(key).asText())) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static boolean isBroken(ObjectNode recorded, ObjectNode actual, String first, String second) {
        int order = parse(recorded, first).compareTo(parse(recorded, second));
        var latest = parse(actual, second).plus(order == 0 ? PLAY : Duration.ZERO);
        return order <= 0 && parse(actual, first).isAfter(latest);
    }

    private static LocalDateTime parse(JsonNode node, String key) {
        return LocalDateTime.parse(node.path(key).asText(), FORMATTER);
    }

    private static Difference difference(
            String path, ObjectNode recorded, ObjectNode actual, String first, String second) {
        return new Difference(
                path,
                recorded.get(first) + ", not after " + second + " " + recorded.get(second),
                actual.get(first) + ", after " + second + " " + actual.get(second));
    }
}
