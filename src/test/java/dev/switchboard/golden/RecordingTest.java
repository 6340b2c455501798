package dev.switchboard.golden;

import static dev.switchboard.golden.ComparisonTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

    @ParameterizedTest
    @ValueSource(strings = {"00-setup", "01-loader-no-operator", "02-loader-operator-online", "03-chat"})
    void aRecordingDiffersInNothingFromItself(String name) {
        var known = new Correspondence();

        assertThat(Recording.read("odoo18", name).exchanges())
                .allSatisfy(exchange ->
                        assertThat(compareWithItself(known, exchange)).isEmpty());
    }

    private static List<Difference> compareWithItself(Correspondence known, Exchange exchange) {
        return exchange.isHttp()
                ? Comparison.compare(
                        known, Place.root("", ""), exchange.response(), exchange.response(), Long.MAX_VALUE)
                : Notification.in(exchange.frame())
                        .flatMap(each -> compareWithItself(known, each))
                        .toList();
    }

    private static Stream<Difference> compareWithItself(Correspondence known, Notification notification) {
        var place = Place.root("", Kinds.ownerOfPayload(notification.type()));
        return Comparison.compare(known, place, notification.payload(), notification.payload(), notification.id())
                .stream();
    }

    @Test
    void aLoaderIsReadHoweverItIsWritten() {
        assertThat(SessionInfo.parse("""
                        odoo.__session_info__ = Object.assign(odoo.__session_info__ || {}, {
                            websocket_worker_version: "18.0-2",
                            livechatData: {isAvailable: true, serverUrl: "http://x", options: {"channel_id": 2, "a": {}}},
                        });"""))
                .isEqualTo(json("{'websocket_worker_version': '18.0-2', 'livechatData': {'isAvailable': true,"
                        + " 'serverUrl': 'http://x', 'options': {'channel_id': 2, 'a': {}}}}"));
    }
}
