package dev.switchboard.golden;

/**
 * One place where the server says something else than the recording.
 *
 * @param path where, in the answer: keys joined by slashes, records of a list as {@code [id 47]}
 * @param recorded what Odoo said, as JSON text
 * @param actual what this server said, or what is wrong with it
 */
record Difference(String path, String recorded, String actual) {
    private static final int SHOWN = 400;

    /** What stands on a side that has nothing at this place. */
    static final String NOTHING = "(nothing)";

    Difference {
        recorded = shorten(recorded);
        actual = shorten(actual);
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    @Override
    public String toString() {
        return "  " + path + "\n    recorded  " + recorded + "\n    actual    " + actual;
    }
}
