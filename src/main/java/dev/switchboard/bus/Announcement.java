package dev.switchboard.bus;

import dev.switchboard.dialect.Event;
import java.util.List;

/**
 * An event that a change announces.
 *
 * @param topic who hears it, see {@link Topic}
 * @param event what happened
 * @param joining people's own topics; whoever listens there listens to {@code topic} as well from this event on
 */
public record Announcement(String topic, Event event, List<String> joining) {}
