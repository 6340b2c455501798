package dev.switchboard.golden;

import java.util.List;

/**
 * A difference and where it was found.
 *
 * @param title recording, seq and what was asked, for people
 * @param recording the recording's name and {@code seq} with the number
 * @param what method and path, or {@code ws_recv} and a notification's type: what the list of intended differences
 *     calls it
 * @param difference what differs
 */
record Finding(String title, String recording, String what, Difference difference) {

    /** A difference in an HTTP answer. */
    static Finding of(Exchange exchange, Difference difference) {
        return new Finding(exchange.toString(), exchange.position(), exchange.what(), difference);
    }

    /** A difference in a notification. */
    static Finding of(Expectation expectation, Difference difference) {
        return new Finding(expectation.toString(), expectation.exchange().position(), expectation.what(), difference);
    }

    /** A readable report: each title once, with all that differs there. */
    static String report(List<Finding> findings) {
        var report = new StringBuilder();
        var title = "";
        for (var finding : findings) {
            if (!finding.title().equals(title)) {
                title = finding.title();
                report.append(title).append('\n');
            }
            report.append(finding.difference()).append('\n');
        }
        return report.toString();
    }

    @Override
    public String toString() {
        return title + "\n" + difference;
    }
}
