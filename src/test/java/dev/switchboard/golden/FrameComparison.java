package dev.switchboard.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what was recorded on one websocket with what arrived, both flattened over frames, in the order of ids. */
final class FrameComparison {
    private static final int GAP = 50;
    private static final int ANOTHER_NOTIFICATION = 1000;

    private final String recording;
    private final int socket;
    private final Correspondence known;
    private final BusIds busIds;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * A comparison for one recording.
     *
     * @param recording the recording's name
     * @param socket the socket's number
     */
    FrameComparison(String recording, int socket, Correspondence known, BusIds busIds) {
        this.recording = recording;
        this.socket = socket;
        this.known = known;
        this.busIds = busIds;
    }

    /** Takes ids from what arrived so far, as long as it is what was recorded. */
    void learn(List<Expectation> recorded, List<Notification> actual) {
        for (int i = 0; i < Math.min(recorded.size(), actual.size()); i++) {
            var expected = recorded.get(i).notification();
            if (cost(expected, actual.get(i)) > 0
                    || !differences(known, expected, actual.get(i)).isEmpty()) {
                return;
            }
            busIds.learn(expected, actual.get(i));
        }
    }

    /** Compares all of it. */
    List<Finding> compare(List<Expectation> recorded, List<Notification> actual) {
        busIds.arrived(socket, actual).forEach(this::onSocket);
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
        return findings;
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
