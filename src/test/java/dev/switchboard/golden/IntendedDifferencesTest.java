package dev.switchboard.golden;

import static dev.switchboard.golden.ComparisonTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.golden.IntendedDifferences.Extent;
import dev.switchboard.golden.IntendedDifferences.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntendedDifferencesTest {
    private final Row cookies = new Row("*", "*", "headers/set-cookie/session_id", Extent.ANYTHING, "privacy");
    private final Row menus = new Row("02-*", "POST /web/session/*", "result/*/menus", Extent.ANYTHING, "no menus");
    private final IntendedDifferences intended = new IntendedDifferences(List.of(cookies, menus));

    @Test
    void aRowCoversWhatItsPatternsMatch() {
        assertThat(intended.cover("02-loader", "POST /web/session/authenticate", "result/cache_hashes/menus"))
                .isTrue();
        assertThat(intended.cover("03-chat", "POST /web/session/authenticate", "result/cache_hashes/menus"))
                .isFalse();
        assertThat(intended.cover("02-loader", "POST /web/session/authenticate", "result/menus"))
                .isFalse();
    }

    @Test
    void aRowAboutFieldsCoversThemWhereverTheyStand() {
        var fields = IntendedDifferences.parse(json("[{'recording': 'odoo17/*', 'model': 'discuss.channel',"
                + " 'fields': ['rtc_session_ids', 'group_ids'], 'here': 'left out', 'reason': 'no calls'}]"));
        var missing = new Difference("result/[0]/group_ids", "discuss.channel/group_ids", "[]", "(nothing)", false);
        var other = new Difference("result/[0]/group_ids", "res.users/group_ids", "[]", "(nothing)", false);

        assertThat(fields.cover("odoo17/12-x seq 1", "POST /x", missing)).isTrue();
        assertThat(fields.cover("odoo17/12-x seq 1", "POST /x", other)).isFalse();
        assertThat(fields.cover("odoo18/12-x seq 1", "POST /x", missing)).isFalse();
        assertThat(fields.isLeftOut("odoo17", "discuss.channel", "group_ids")).isTrue();
        assertThat(fields.isLeftOut("odoo18", "discuss.channel", "group_ids")).isFalse();
    }

    @Test
    void aRowAboutTheShapeCoversValuesOnly() {
        var shape = IntendedDifferences.parse(
                json("[{'paths': ['result/*'], 'compare': 'shape', 'here': 'other numbers', 'reason': 'history'}]"));

        assertThat(shape.cover("x", "y", difference("{'a': 4.5, 'b': [1, 'x']}", "{'b': [7, 'y'], 'a': 2}")))
                .isTrue();
        assertThat(shape.cover("x", "y", difference("{'a': 'x'}", "{'a': false}")))
                .isTrue();
        assertThat(shape.cover("x", "y", difference("{'a': 4.5}", "{'a': 4.5, 'b': 1}")))
                .isFalse();
        assertThat(shape.cover("x", "y", difference("[{'a': 1}]", "[{'a': 'one'}]")))
                .isFalse();
        assertThat(shape.cover("x", "y", difference("[1]", "{}"))).isFalse();
    }

    private static Difference difference(String recorded, String actual) {
        return Difference.of(Place.root("result/rows", ""), json(recorded), json(actual));
    }

    @Test
    void aRowThatNothingNeededIsTold() {
        assertThat(intended.cover("01", "GET /x", "headers/set-cookie/session_id"))
                .isTrue();

        assertThat(intended.unused()).containsExactly(menus);
    }

    @Test
    void channelsThatAreNoLiveChatsGoWithAllThatIsTheirs() {
        var store =
                "{'discuss.channel': [{'id': 1, 'channel_type': 'channel'}, {'id': 47, 'channel_type': 'livechat'}],"
                        + " 'discuss.channel.member': [{'id': 5, 'thread': {'id': 1}, 'persona': {'id': 7, 'type': 'partner'}},"
                        + " {'id': 6, 'thread': {'id': 47}, 'persona': {'id': 43, 'type': 'partner'}}],"
                        + " 'mail.message': [{'id': 9, 'model': 'discuss.channel', 'res_id': 1}],"
                        + " 'res.partner': [{'id': 7}, {'id': 43}]}";
        var recording = Recording.parse("02", "{\"res\": " + json(store) + "}");
        var otherChannels = new OtherChannels(List.of(recording));

        assertThat(otherChannels.without(json(store)))
                .isEqualTo(json("{'discuss.channel': [{'id': 47, 'channel_type': 'livechat'}],"
                        + " 'discuss.channel.member': [{'id': 6, 'thread': {'id': 47}, 'persona': {'id': 43, 'type': 'partner'}}],"
                        + " 'res.partner': [{'id': 43}]}"));
        assertThat(otherChannels.isAllOf(notification("{'discuss.channel': [{'id': 1, 'is_pinned': true}]}")))
                .isTrue();
        assertThat(otherChannels.isAllOf(notification("{'discuss.channel': [{'id': 47, 'is_pinned': true}]}")))
                .isFalse();
    }

    private static Notification notification(String payload) {
        return new Notification(
                json("{'id': 1, 'message': {'type': 'mail.record/insert', 'payload': " + payload + "}}"));
    }
}
