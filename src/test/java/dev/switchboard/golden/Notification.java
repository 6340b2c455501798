package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One element of a server's frame: {@code {"id", "message": {"type", "payload"}}}.
 *
 * @param json the element
 */
record Notification(JsonNode json) {

    /** The notifications of a frame, in its order. */
    static Stream<Notification> in(JsonNode frame) {
        return StreamSupport.stream(frame.spliterator(), false).map(Notification::new);
    }

    long id() {
        return json.path("id").asLong();
    }

    String type() {
        return json.path("message").path("type").asText();
    }

    JsonNode payload() {
        return json.path("message").path("payload");
    }

    /** Typing and presence: they are not stored, and carry the id of the last stored notification before them. */
    boolean isTransient() {
        return isPresence()
                || StreamSupport.stream(payload().path("discuss.channel.member").spliterator(), false)
                        .anyMatch(member -> member.has("isTyping"));
    }

    boolean isPresence() {
        return type().equals("bus.bus/im_status_updated");
    }

    /** Type and kinds of records: what tells two notifications apart at a glance. */
    String headline() {
        var keys = new TreeSet<String>();
        payload().fieldNames().forEachRemaining(keys::add);
        return type() + " " + keys;
    }

    @Override
    public String toString() {
        return json.path("message").toString();
    }
}
