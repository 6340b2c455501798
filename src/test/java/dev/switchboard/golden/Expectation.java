package dev.switchboard.golden;

/**
 * A notification that a recorded client received and a replayed one should.
 *
 * @param exchange the recorded frame
 * @param notification the element of the frame
 */
record Expectation(Exchange exchange, Notification notification) {

    /** What the list of intended differences calls it. */
    String what() {
        return "ws_recv " + notification.type();
    }

    @Override
    public String toString() {
        return exchange.position() + "  notification " + notification.id() + " " + notification.type() + " on socket "
                + exchange.socket();
    }
}
