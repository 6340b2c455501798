package dev.switchboard.golden;

import static dev.switchboard.golden.ComparisonTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameComparisonTest {
    private static final String PINNED =
            "{'type': 'mail.record/insert', 'payload': {'discuss.channel': [{'id': 47, 'is_pinned': true}]}}";
    private static final String INTEREST =
            "{'type': 'mail.record/insert', 'payload': {'discuss.channel': [{'id': 47, 'last_interest_dt': false}]}}";
    private static final String TYPING =
            "{'type': 'mail.record/insert', 'payload': {'discuss.channel.member': [{'id': 88, 'isTyping': true}]}}";
    private static final String ONLINE =
            "{'type': 'bus.bus/im_status_updated', 'payload': {'im_status': 'online', 'partner_id': 43}}";

    private final BusIds busIds = new BusIds();
    private final Correspondence known = new Correspondence();

    @Test
    void theSameNotificationsWithOtherIdsAreNoDifference() {
        assertThat(compare(2, List.of(at(584, INTEREST), at(586, PINNED)), List.of(at(3, INTEREST), at(4, PINNED))))
                .isEmpty();
    }

    @Test
    void aMissingNotificationIsToldAloneAndNotThoseAfterIt() {
        assertThat(compare(
                        2,
                        List.of(at(584, INTEREST), at(585, ONLINE), at(586, PINNED)),
                        List.of(at(3, INTEREST), at(4, PINNED))))
                .singleElement()
                .hasToString("""
                        03-chat seq 585  notification 585 bus.bus/im_status_updated on socket 2
                          notification
                            recorded  {"type":"bus.bus/im_status_updated","payload":{"im_status":"online","partner_id":43}}
                            actual    (nothing)""");
    }

    @Test
    void anUnexpectedNotificationIsTold() {
        assertThat(compare(2, List.of(at(586, PINNED)), List.of(at(3, INTEREST), at(4, PINNED))))
                .extracting(finding -> finding.difference().recorded())
                .containsExactly(Difference.NOTHING);
    }

    @Test
    void anotherOrderIsFound() {
        assertThat(compare(2, List.of(at(584, INTEREST), at(586, PINNED)), List.of(at(3, PINNED), at(4, INTEREST))))
                .isNotEmpty();
    }

    @Test
    void presenceMayComeBeforeOrAfterItsNeighbours() {
        assertThat(compare(
                        2,
                        List.of(at(584, INTEREST), at(585, ONLINE), at(586, PINNED)),
                        List.of(at(3, ONLINE), at(4, INTEREST), at(5, PINNED))))
                .isEmpty();
    }

    @Test
    void aWrongFieldIsFoundInItsPlace() {
        assertThat(compare(2, List.of(at(586, PINNED)), List.of(at(4, PINNED.replace("true", "false")))))
                .extracting(finding -> finding.difference().path())
                .containsExactly("discuss.channel/[id 47]/is_pinned");
    }

    @Test
    void aDuplicateIsFound() {
        assertThat(compare(2, List.of(at(586, PINNED)), List.of(at(4, PINNED), at(4, PINNED))))
                .extracting(finding -> finding.difference().path())
                .containsExactlyInAnyOrder("socket 2/id", "notification");
    }

    @Test
    void anIdThatGoesDownIsFound() {
        assertThat(compare(2, List.of(at(584, INTEREST), at(586, PINNED)), List.of(at(4, INTEREST), at(3, PINNED))))
                .isNotEmpty();
    }

    @Test
    void typingMayRepeatTheLastIdButNotGoBelowIt() {
        assertThat(compare(2, List.of(at(590, PINNED), at(591, TYPING)), List.of(at(4, PINNED), at(4, TYPING))))
                .isEmpty();
        assertThat(compare(3, List.of(at(590, PINNED), at(591, TYPING)), List.of(at(4, PINNED), at(3, TYPING))))
                .hasSize(1);
    }

    @Test
    void oneNotificationHasOneIdOnAllSockets() {
        assertThat(compare(2, List.of(at(586, PINNED)), List.of(at(4, PINNED)))).isEmpty();
        assertThat(compare(3, List.of(at(586, PINNED)), List.of(at(5, PINNED)))).hasSize(1);
    }

    @Test
    void aHoleIsFoundWhereTheRecordingHasNone() {
        assertThat(compare(
                        2,
                        List.of(at(590, INTEREST), at(591, TYPING), at(592, PINNED), at(599, PINNED)),
                        List.of(at(3, INTEREST), at(3, TYPING), at(5, PINNED), at(9, PINNED))))
                .isEmpty();

        assertThat(busIds.holes()).containsExactly(new Difference("bus/hole", "590 then 592", "3 then 5"));
    }

    private List<Finding> compare(int socket, List<Notification> recorded, List<Notification> actual) {
        var expected = IntStream.range(0, recorded.size())
                .mapToObj(i -> new Expectation(exchange(socket, recorded.get(i)), recorded.get(i)))
                .toList();
        return new FrameComparison("03-chat", socket, known, busIds, finding -> true).compare(expected, actual);
    }

    private static Exchange exchange(int socket, Notification notification) {
        return new Exchange(
                "03-chat", json("{'kind': 'ws_recv', 'seq': " + notification.id() + ", 'ws': " + socket + "}"));
    }

    private static Notification at(long id, String message) {
        return new Notification(json("{'id': " + id + ", 'message': " + message + "}"));
    }
}
