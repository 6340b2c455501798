package dev.switchboard.bus;

import dev.switchboard.db.Tx;
import dev.switchboard.dialect.Event;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A change of state under way: one transaction, and what it will announce once it is committed. */
public final class Change {
    private final Tx tx;
    private final List<Announcement> announcements = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final Set<String> signals = new LinkedHashSet<>();

    Change(Tx tx) {
        this.tx = tx;
    }

    /** The transaction of this change. */
    public Tx tx() {
        return tx;
    }

    /** Announces an event to a topic; told after the commit, in the order of the calls. */
    public void announce(String topic, Event event) {
        announcements.add(new Announcement(topic, event, List.of()));
    }

    /** Announces an event to a topic to which people listen from now on. */
    public void announceToJoining(String topic, Event event, List<String> joining) {
        announcements.add(new Announcement(topic, event, joining));
    }

    /** Does something besides once it is committed, such as closing what is no longer allowed. */
    public void afterwards(Runnable action) {
        afterwards.add(action);
    }

    /** Wakes who listens at an address of this node's event bus once it is committed, once however often it is said. */
    public void signal(String address) {
        signals.add(address);
    }

    Set<String> signals() {
        return signals;
    }

    List<Announcement> announcements() {
        return announcements;
    }

    List<Runnable> afterwards() {
        return afterwards;
    }
}
