package dev.switchboard.golden;

import static dev.switchboard.golden.ComparisonTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TranslationTest {
    private final Correspondence known = new Correspondence();
    private final BusIds busIds = new BusIds();
    private final Translation translation =
            new Translation(known, busIds, (model, field) -> field.equals("livechat_visitor_id"));

    @BeforeEach
    void knowSomeIds() {
        known.bind("im_livechat.channel", "2", "5");
        known.bind("discuss.channel", "47", "9");
        known.bind("mail.message", "205", "31");
        known.bind("mail.guest", "34", "1");
        known.bind("guest_token", "34|old", "1|new");
        known.bind("session_id", "theirs", "ours");
        known.bind("url", "http://127.0.0.1:9118", "http://localhost:8070");
    }

    @Test
    void parametersAreSaidInActualIds() {
        assertThat(translation.json(
                        json("{'channel_id': 47, 'last_message_id': 205, 'around': 206, 'limit': 60,"
                                + " 'guest_token': '34|old', 'context': {'temporary_id': 205.01}}"),
                        ""))
                .hasToString(text("{'channel_id': 9, 'last_message_id': 31, 'around': 32, 'limit': 60,"
                        + " 'guest_token': '1|new', 'context': {'temporary_id': 205.01}}"));
    }

    @Test
    void aChannelIdIsALiveChatChannelsWhereASessionBegins() {
        assertThat(translation.json(json("{'channel_id': 2}"), Kinds.ownerOfParams("/im_livechat/cors/get_session")))
                .hasToString(text("{'channel_id': 5}"));
    }

    @Test
    void anIdThatNothingStandsForHitsNoRecordHere() {
        assertThat(translation.json(json("[{'channel_id': 99999}, {'channel_id': 9}, {'channel_id': -1}]"), ""))
                .hasToString(text("[{'channel_id': 99999}, {'channel_id': 1000000009}, {'channel_id': -1}]"));
    }

    @Test
    void aFieldThatIsLeftOutIsNotAskedForAndNotWritten() {
        var call = "{'model': 'discuss.channel', 'method': '%s', 'args': %s, 'kwargs': {}}";

        assertThat(translated(call.formatted("read", "[[47], ['name', 'livechat_visitor_id']]")))
                .hasToString(text(call.formatted("read", "[[9], ['name']]")));
        assertThat(translated(call.formatted(
                        "web_read", "[[47], {'name': {}, 'livechat_visitor_id': {'fields': {'display_name': {}}}}]")))
                .hasToString(text(call.formatted("web_read", "[[9], {'name': {}}]")));
        assertThat(translated(call.formatted("write", "[[47], {'name': 'a', 'livechat_visitor_id': 5}]")))
                .hasToString(text(call.formatted("write", "[[9], {'name': 'a'}]")));
    }

    @Test
    void aKeyThatWasHandedOutIsTheOneThatWasHandedOutHere() {
        known.bind("default_key", "31e28808", "c0ffee");

        assertThat(translation.authorization("bearer 31e28808")).isEqualTo("bearer c0ffee");
        assertThat(translation.authorization("Bearer of news")).isEqualTo("Bearer of news");
    }

    @Test
    void topicsNamePeopleRecordsAndTokens() {
        busIds.learn(notification(583), notification(12));

        assertThat(translation.json(
                        json("{'channels': ['mail.guest_34|old', 'odoo-presence-mail.guest_34',"
                                + " 'odoo-presence-mail.guest_-1', 'discuss.channel_47', 'x'], 'last': 585}"),
                        ""))
                .hasToString(text("{'channels': ['mail.guest_1|new', 'odoo-presence-mail.guest_1',"
                        + " 'odoo-presence-mail.guest_-1', 'discuss.channel_9', 'x'], 'last': 12}"));
    }

    @Test
    void aCookieThatWasNeverGivenIsNotSent() {
        assertThat(translation.cookies("tz=UTC; session_id=theirs; cids=1"))
                .hasValue("tz=UTC; session_id=ours; cids=1");
        assertThat(translation.cookies("session_id=unknown")).isEmpty();
        assertThat(translation.cookies("dgid=34|old")).hasValue("dgid=1|new");
    }

    @Test
    void addressesOfTheRecordedServerBecomeOurs() {
        assertThat(translation.address("http://127.0.0.1:9118/odoo?a=b")).isEqualTo("http://localhost:8070/odoo?a=b");
        assertThat(translation.address("http://127.0.0.1:9118")).isEqualTo("http://localhost:8070");
        assertThat(translation.address("http://127.0.0.1:7001/")).isEqualTo("http://127.0.0.1:7001/");
        assertThat(translation.address("null")).isEqualTo("null");
        assertThat(translation.path("/im_livechat/loader/2?username=Bob"))
                .isEqualTo("/im_livechat/loader/5?username=Bob");
    }

    private JsonNode translated(String params) {
        var exchange = new Exchange(
                "odoo18/test",
                json("{'path': '/web/dataset/call_kw/x/y', 'req': {'params': " + params.replace('\'', '"') + "}}"));
        return translation.json(
                json(params), ModelCall.of(exchange).orElseThrow().request());
    }

    private static String text(String json) {
        return json(json).toString();
    }

    private static Notification notification(long id) {
        return new Notification(json("{'id': " + id + "}"));
    }
}
