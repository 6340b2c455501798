package dev.switchboard.bus;

import dev.switchboard.dialect.VisitorDialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One socket's place in the hub: what it listens to and how far it has come. Belongs to the event loop of its hub.
 */
public final class Subscription {
    /** Characters. Much that was missed comes in pieces, so that a slow client makes progress with each of them. */
    private static final int LONG_FRAME = 64 << 10;

    private final VisitorDialect dialect;
    private final Consumer<String> out;
    private final Set<String> topics = new HashSet<>();
    private final Set<String> joined = new HashSet<>();
    private final List<Notice> held = new ArrayList<>();
    private final StringBuilder frame = new StringBuilder();
    private State state = State.NEW;
    private long heard;

    /** Where a subscription stands between its first wish and its live flow. */
    enum State {
        NEW,
        REPLAYING,
        LIVE
    }

    /**
     * Makes a subscription that listens to nothing yet.
     *
     * @param dialect the series that its client speaks
     * @param out writes one text frame
     */
    Subscription(VisitorDialect dialect, Consumer<String> out) {
        this.dialect = dialect;
        this.out = out;
    }

    Set<String> topics() {
        return topics;
    }

    /** The topics that were joined live since the newest subscribe began to look up what may be heard. */
    Set<String> joined() {
        return joined;
    }

    State state() {
        return state;
    }

    void state(State next) {
        state = next;
    }

    /** Takes a notice into the frame being built, or keeps it while older ones are fetched. */
    void take(Notice notice, long position) {
        if (state == State.LIVE) {
            append(notice, position);
        } else {
            held.add(notice);
        }
    }

    /** Sends what was missed, then what was held meanwhile, and goes live. */
    void replayed(Replay.Missed missed, long position) {
        heard = missed.after();
        missed.notices().forEach(notice -> append(notice, heard));
        held.forEach(notice -> append(notice, position));
        held.clear();
        state = State.LIVE;
        flush();
    }

    /** Writes the frame that was built, if any. */
    void flush() {
        if (!frame.isEmpty()) {
            out.accept(frame.append(']').toString());
            frame.setLength(0);
        }
    }

    private void append(Notice notice, long position) {
        if (notice.stored() && notice.id() <= heard) {
            return;
        }
        heard = Math.max(heard, notice.id());
        notice.text(dialect, Math.max(heard, position)).ifPresent(this::append);
    }

    private void append(String text) {
        frame.append(frame.isEmpty() ? '[' : ',').append(text);
        if (frame.length() > LONG_FRAME) {
            flush();
        }
    }
}
