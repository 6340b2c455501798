package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One place where the server says something else than the recording.
 *
 * @param path where, in the answer: keys joined by slashes, records of a list as {@code [id 47]}
 * @param field the model and the field whose value differs, joined by a slash, or an empty text
 * @param recorded what Odoo said, as JSON text
 * @param actual what this server said, or what is wrong with it
 * @param isOfOneShape whether both have the same types and keys, so that only values differ
 */
record Difference(String path, String field, String recorded, String actual, boolean isOfOneShape) {
    private static final int SHOWN = 400;

    /** What stands on a side that has nothing at this place. */
    static final String NOTHING = "(nothing)";

    Difference {
        recorded = shorten(recorded);
        actual = shorten(actual);
    }

    /** A difference that is none between JSON values. */
    Difference(String path, String recorded, String actual) {
        this(path, "", recorded, actual, false);
    }

    /** Two values that should be the same. */
    static Difference of(Place place, JsonNode recorded, JsonNode actual) {
        return new Difference(
                place.path(), place.field(), shown(recorded), shown(actual), Shape.isSame(recorded, actual));
    }

    /** An element that one of two lists has no more; the lists may be of one shape all the same. */
    static Difference inLength(Place place, JsonNode recorded, JsonNode actual) {
        return new Difference(place.path(), place.field(), shown(recorded), shown(actual), true);
    }

    /** The same difference, with what would have been right. */
    Difference knowing(String right) {
        return new Difference(path, field, recorded + " (" + right + ")", actual, isOfOneShape);
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? NOTHING : value.toString();
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    @Override
    public String toString() {
        return "  " + path + "\n    recorded  " + recorded + "\n    actual    " + actual;
    }
}
