package dev.switchboard.golden;

/**
 * A difference and where it was found.
 *
 * @param title recording, seq and what was asked, for people
 * @param recording the recording's name
 * @param what method and path, or {@code ws_recv} and a notification's type: what the list of intended differences
 *     calls it
 * @param difference what differs
 */
record Finding(String title, String recording, String what, Difference difference) {

    /** A difference in an HTTP answer. */
    static Finding of(Exchange exchange, Difference difference) {
        return new Finding(exchange.toString(), exchange.recording(), exchange.what(), difference);
    }

    /** A difference in a notification. */
    static Finding of(Expectation expectation, Difference difference) {
        return new Finding(expectation.toString(), expectation.exchange().recording(), expectation.what(), difference);
    }

    @Override
    public String toString() {
        return title + "\n" + difference;
    }
}
