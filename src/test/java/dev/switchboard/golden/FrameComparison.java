package dev.switchboard.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Compares what was recorded on one websocket with what arrived, both flattened over frames, in the order of ids. */
final class FrameComparison {
    private static final int GAP = 50;
    private static final int ANOTHER_NOTIFICATION = 1000;

    private final String recording;
    private final int socket;
    private final Correspondence known;
    private final BusIds busIds;
    private final Predicate<Finding> isUnintended;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * A comparison for one recording.
     *
     * @param recording the recording's name
     * @param socket the socket's number
     * @param isUnintended whether a difference is none of those on the list
     */
    FrameComparison(
            String recording, int socket, Correspondence known, BusIds busIds, Predicate<Finding> isUnintended) {
        this.recording = recording;
        this.socket = socket;
        this.known = known;
        this.busIds = busIds;
        this.isUnintended = isUnintended;
    }

    /** Takes ids from what arrived so far, in its order, where it is what was recorded. */
    void learn(List<Expectation> recorded, List<Notification> actual) {
        int next = 0;
        for (var expected : recorded) {
            int found = next;
            while (found < actual.size() && !isSame(known.copy(), expected, actual.get(found))) {
                found++;
            }
            if (found < actual.size() && isSame(known, expected, actual.get(found))) {
                busIds.learn(expected.notification(), actual.get(found));
                next = found + 1;
            }
        }
    }

    /** Whether a notification is the recorded one, by ids that it may add to. */
    private boolean isSame(Correspondence ids, Expectation expected, Notification actual) {
        return expected.notification().headline().equals(actual.headline())
                && differences(ids, expected.notification(), actual).stream()
                        .map(difference -> Finding.of(expected, difference))
                        .noneMatch(isUnintended);
    }

    /**
     * Compares all of it. Presence follows from frames, everything else from requests on other connections: the two
     * may overtake each other, so each keeps only its own order.
     */
    List<Finding> compare(List<Expectation> recorded, List<Notification> actual) {
        busIds.arrived(socket, actual).forEach(this::onSocket);
        Stream.of(true, false)
                .forEach(presence -> align(
                        recorded.stream()
                                .filter(each -> each.notification().isPresence() == presence)
                                .toList(),
                        actual.stream()
                                .filter(each -> each.isPresence() == presence)
                                .toList()));
        return findings;
    }

    private void align(List<Expectation> recorded, List<Notification> actual) {
        var pairs = Alignment.of(
                recorded.size(), actual.size(), (r, a) -> cost(recorded.get(r).notification(), actual.get(a)), GAP);
        for (var pair : pairs) {
            if (pair.recorded() == Alignment.NONE) {
                unexpected(actual.get(pair.actual()));
            } else if (pair.actual() == Alignment.NONE) {
                missing(recorded.get(pair.recorded()));
            } else {
                paired(recorded.get(pair.recorded()), actual.get(pair.actual()));
            }
        }
    }

    private void unexpected(Notification actual) {
        onSocket(new Difference(IntendedDifferences.NOTIFICATION, Difference.NOTHING, actual.id() + " " + actual));
    }

    private void missing(Expectation expected) {
        findings.add(Finding.of(
                expected,
                new Difference(
                        IntendedDifferences.NOTIFICATION,
                        expected.notification().toString(),
                        Difference.NOTHING)));
    }

    private void paired(Expectation expected, Notification actual) {
        differences(known, expected.notification(), actual).forEach(each -> findings.add(Finding.of(expected, each)));
        busIds.paired(socket, expected.notification(), actual)
                .or(() -> differenceToHttp(expected.notification(), actual))
                .ifPresent(each -> findings.add(Finding.of(expected, each)));
    }

    /** What was asked for over HTTP may have told the same notification. */
    private Optional<Difference> differenceToHttp(Notification recorded, Notification actual) {
        return known.actual(Kinds.NOTIFICATION_ID, Long.toString(recorded.id()))
                .filter(id -> !id.equals(Long.toString(actual.id())))
                .map(id -> new Difference("socket " + socket + "/id", id + " over HTTP", Long.toString(actual.id())));
    }

    private void onSocket(Difference difference) {
        findings.add(new Finding(recording + "  socket " + socket, recording, "ws_recv", difference));
    }

    private int cost(Notification recorded, Notification actual) {
        return recorded.headline().equals(actual.headline())
                ? Math.min(
                        GAP * 2 - 1, differences(known.copy(), recorded, actual).size())
                : ANOTHER_NOTIFICATION;
    }

    private static List<Difference> differences(Correspondence known, Notification recorded, Notification actual) {
        var payload = Place.root("", Kinds.ownerOfPayload(recorded.type()));
        return Comparison.compare(known, payload, recorded.payload(), actual.payload(), actual.id());
    }
}
