package dev.switchboard.bus;

import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.Notification;
import dev.switchboard.dialect.VisitorDialect;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An event on its way to sockets. It is shared by all sockets of a node and worded at most once for each series that
 * listens.
 */
public final class Notice {
    private static final long NOT_STORED = 0;

    private final long id;
    private final String topic;
    private final Event event;
    private final List<String> joining;
    private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();

    /**
     * A stored event.
     *
     * @param id its place in the log, from 1
     */
    Notice(long id, Announcement announcement) {
        this.id = id;
        this.topic = announcement.topic();
        this.event = announcement.event();
        this.joining = announcement.joining();
    }

    /** An event that is told and not stored. */
    static Notice passing(String topic, Event event) {
        return new Notice(NOT_STORED, new Announcement(topic, event, List.of()));
    }

    long id() {
        return id;
    }

    boolean stored() {
        return id != NOT_STORED;
    }

    String topic() {
        return topic;
    }

    Event event() {
        return event;
    }

    List<String> joining() {
        return joining;
    }

    /**
     * The notification as it stands in a frame: {@code {"id": …, "message": {"type": …, "payload": …}}}.
     *
     * @param position what an event that is not stored gives as its id: the last id that went before it
     * @return nothing when the series does not speak of such events
     */
    Optional<String> text(VisitorDialect dialect, long position) {
        long shownId = stored() ? id : position;
        return texts.computeIfAbsent(dialect.series(), series -> message(dialect, shownId))
                .map(message -> "{\"id\":" + shownId + ",\"message\":" + message + "}");
    }

    private Optional<String> message(VisitorDialect dialect, long shownId) {
        Notification notification = dialect.notification(event, shownId);
        return notification == null
                ? Optional.empty()
                : Optional.of(JsonObject.of("type", notification.type(), "payload", notification.payload())
                        .encode());
    }
}
