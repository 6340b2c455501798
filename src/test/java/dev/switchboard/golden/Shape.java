package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a JSON value when its contents may differ: types and keys. Odoo says {@code false} for what is not
 * set, so that {@code false} is of any shape; a list may be longer or shorter.
 */
final class Shape {
    private Shape() {}

    static boolean isSame(JsonNode recorded, JsonNode actual) {
        if (recorded.isMissingNode() || actual.isMissingNode()) {
            return false;
        }
        if (isUnset(recorded) || isUnset(actual)) {
            return true;
        }
        return recorded.getNodeType() == actual.getNodeType()
                && keys(recorded).equals(keys(actual))
                && childrenAreSame(recorded, actual);
    }

    private static boolean isUnset(JsonNode value) {
        return value.isBoolean() && !value.asBoolean();
    }

    private static List<String> keys(JsonNode value) {
        var keys = new ArrayList<String>();
        value.fieldNames().forEachRemaining(keys::add);
        keys.sort(null);
        return keys;
    }

    private static boolean childrenAreSame(JsonNode recorded, JsonNode actual) {
        for (var key : keys(recorded)) {
            if (!isSame(recorded.path(key), actual.path(key))) {
                return false;
            }
        }
        for (int i = 0; i < Math.min(recorded.size(), actual.size()) && recorded.isArray(); i++) {
            if (!isSame(recorded.path(i), actual.path(i))) {
                return false;
            }
        }
        return true;
    }
}
