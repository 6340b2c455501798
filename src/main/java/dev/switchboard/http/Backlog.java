package dev.switchboard.http;

import io.vertx.core.http.ServerWebSocket;

/**
 * What waits to be written to one socket. A client that does not read is cut off once so much waits for it, or once
 * nothing has moved for a while: it comes back, says what it heard last, and is sent the rest from the log.
 */
final class Backlog {
    /** Characters: more than the longest replay of ordinary messages. */
    private static final long MOST_WAITING = 8 << 20;

    private static final long PATIENCE_MILLIS = 20_000;

    private final ServerWebSocket socket;
    private final Runnable whenTooMuch;
    private long waiting;
    private long movedMillis;
    private boolean cutOff;

    /**
     * Begins with nothing waiting, on the event loop of the socket.
     *
     * @param whenTooMuch cuts the client off; called once
     */
    Backlog(ServerWebSocket socket, Runnable whenTooMuch) {
        this.socket = socket;
        this.whenTooMuch = whenTooMuch;
    }

    void write(String text) {
        if (waiting > MOST_WAITING) {
            cutOff();
        }
        if (cutOff) {
            return;
        }
        if (waiting == 0) {
            movedMillis = BusSocket.now();
        }
        waiting += text.length();
        Ending.now(socket.writeTextMessage(text).onComplete(done -> written(text.length())));
    }

    private void written(int length) {
        waiting -= length;
        movedMillis = BusSocket.now();
    }

    /** Cuts off who takes nothing, also who only makes the server answer pings without reading the answers. */
    void check() {
        if (waiting == 0 ? socket.writeQueueFull() : BusSocket.now() - movedMillis > PATIENCE_MILLIS) {
            cutOff();
        }
    }

    private void cutOff() {
        if (!cutOff) {
            cutOff = true;
            whenTooMuch.run();
        }
    }
}
