package dev.switchboard.golden;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The numbers of notifications. They are not equal to the recorded ones, but: they never go down on a socket; a
 * stored one comes once; what is one notification on two recorded sockets is one here; the order is kept; and where
 * the recording has no hole there is none.
 */
final class BusIds {
    private static final long FAR_FROM_ANY_ID = 10_000_000;

    private final TreeMap<Long, Long> actualOf = new TreeMap<>();
    private final TreeMap<Long, Long> learnt = new TreeMap<>();
    private final Set<Long> recordedIds = new HashSet<>();
    private final Set<Long> reportedHoles = new HashSet<>();
    private final Map<Integer, Long> lastOf = new HashMap<>();

    /** Looks at the ids of one socket as they arrived, whatever they carry. */
    List<Difference> arrived(int socket, List<Notification> notifications) {
        var differences = new ArrayList<Difference>();
        for (var notification : notifications) {
            long last = lastOf.getOrDefault(socket, 0L);
            boolean isRight = notification.isTransient() ? notification.id() >= last : notification.id() > last;
            if (!isRight) {
                differences.add(difference(socket, "an id after " + last, notification));
            }
            lastOf.put(socket, Math.max(last, notification.id()));
        }
        return differences;
    }

    /** Believes for now that a recorded and an actual notification are the same one. */
    void learn(Notification recorded, Notification actual) {
        learnt.put(recorded.id(), actual.id());
    }

    /** Notes that a recorded and an actual notification are the same one. */
    Optional<Difference> paired(int socket, Notification recorded, Notification actual) {
        recordedIds.add(recorded.id());
        if (recorded.isTransient()) {
            return Optional.empty();
        }
        var known = actualOf.putIfAbsent(recorded.id(), actual.id());
        if (known != null && known != actual.id()) {
            return Optional.of(difference(socket, recorded.id() + ", which is " + known + " elsewhere", actual));
        }
        return isInOrder(recorded.id(), actual.id())
                ? Optional.empty()
                : Optional.of(difference(socket, recorded.id() + ", between its neighbours", actual));
    }

    private boolean isInOrder(long recorded, long actual) {
        var lower = actualOf.lowerEntry(recorded);
        var higher = actualOf.higherEntry(recorded);
        return (lower == null || lower.getValue() < actual) && (higher == null || higher.getValue() > actual);
    }

    /**
     * Looks for holes: stored notifications that follow each other in the recording, with nothing between them but
     * what is not stored here, must follow each other here. Each hole is told once.
     */
    List<Difference> holes() {
        var differences = new ArrayList<Difference>();
        for (var entry : actualOf.entrySet()) {
            var next = actualOf.higherEntry(entry.getKey());
            boolean isHole =
                    next != null && isUnbroken(entry.getKey(), next.getKey()) && next.getValue() > entry.getValue() + 1;
            if (isHole && reportedHoles.add(entry.getKey())) {
                differences.add(new Difference(
                        "bus/hole",
                        entry.getKey() + " then " + next.getKey(),
                        entry.getValue() + " then " + next.getValue()));
            }
        }
        return differences;
    }

    /** Whether the recording shows every id between two stored ones. */
    private boolean isUnbroken(long first, long second) {
        for (long id = first + 1; id < second; id++) {
            if (!recordedIds.contains(id)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The id that stands here for the last one that a recorded client had seen; 0 when it had seen none. An id that
     * no recording comes near is from the future here, too.
     */
    long actual(long recorded) {
        if (recorded > FAR_FROM_ANY_ID) {
            return recorded;
        }
        var seen = learnt.floorEntry(recorded);
        return seen == null ? 0 : seen.getValue();
    }

    private static Difference difference(int socket, String recorded, Notification actual) {
        return new Difference("socket " + socket + "/id", recorded, actual.id() + " " + actual.headline());
    }
}
