package dev.switchboard.bench;

import org.jspecify.annotations.Nullable;

/** One message of the run, from when it is due. */
final class Post {
    private final int number;
    private final long due;
    private final boolean measured;
    private final Conversation conversation;
    private final @Nullable Inbox awaitedBy;
    private State state = State.SENT;

    enum State {
        SENT,
        ANSWERED,
        FAILED
    }

    /**
     * Makes a post that is about to be sent.
     *
     * @param number counted from 0 in the run
     * @param due on the clock of {@link System#nanoTime}
     * @param measured whether its times count
     * @param awaitedBy the other side's inbox, if the run has it
     */
    Post(int number, long due, boolean measured, Conversation conversation, @Nullable Inbox awaitedBy) {
        this.number = number;
        this.due = due;
        this.measured = measured;
        this.conversation = conversation;
        this.awaitedBy = awaitedBy;
    }

    int number() {
        return number;
    }

    long due() {
        return due;
    }

    boolean isMeasured() {
        return measured;
    }

    Conversation conversation() {
        return conversation;
    }

    boolean isAwaitedBy(Inbox inbox) {
        return awaitedBy == inbox;
    }

    State state() {
        return state;
    }

    void state(State next) {
        state = next;
    }
}
