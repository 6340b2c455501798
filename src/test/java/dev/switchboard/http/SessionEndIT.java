package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.http.Scene.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a session ends: the visitor leaves, rates, and changes their mind; nobody else does so for them. */
@TestInstance(Lifecycle.PER_CLASS)
class SessionEndIT {
    private static final JsonObject NOTHING = new JsonObject();

    private final Scene scene = new Scene();

    @AfterAll
    void stop() {
        scene.close();
    }

    @Test
    void aVisitorWhoLeavesTwiceAtOnceSaysSoOnce() {
        Session session = spoken();
        IntStream.range(0, 8).parallel().forEach(i -> leave(session));

        assertThat(bodies(session))
                .filteredOn(body -> body.contains("left the conversation"))
                .hasSize(1);
        assertThat(scene.column("SELECT livechat_active FROM discuss_channel WHERE id = " + session.channelId()))
                .containsExactly("f");
        assertThat(scene.column("SELECT fold_state FROM discuss_channel_member WHERE guest_id IS NOT NULL"
                        + " AND channel_id = " + session.channelId()))
                .containsExactly("closed");
    }

    @Test
    void anEmptySessionIsLeftInSilence() {
        Session session = scene.session();

        assertThat(scene.call("visitor_leave_session", session, NOTHING).containsKey("result"))
                .isFalse();
        assertThat(bodies(session)).isEmpty();
    }

    @Test
    void aStrangerEndsNobodysSession() {
        Session session = spoken();
        Session stranger = new Session(session.channelId(), scene.session().token());

        assertThat(Scene.error(scene.call("visitor_leave_session", stranger, NOTHING)))
                .isEmpty();
        assertThat(scene.column("SELECT livechat_active FROM discuss_channel WHERE id = " + session.channelId()))
                .containsExactly("t");
    }

    @Test
    void aRatingIsGivenAfterLeavingAndThereIsOneHoweverOftenItChanges() {
        Session session = spoken();
        leave(session);
        for (int rate : new int[] {5, 3, 1}) {
            assertThat(rate(session, rate, "it was\n<b>" + rate)).isEmpty();
        }

        assertThat(scene.column(
                        "SELECT rating::int || feedback FROM rating_rating WHERE res_id = " + session.channelId()))
                .containsExactly("1it was\n<b>1");
        assertThat(bodies(session).get(4))
                .isEqualTo("<div class=\"o_mail_notification o_hide_author\">Rating:"
                        + " <img class=\"o_livechat_emoji_rating\" src=\"/rating/static/src/img/rating_1.png\""
                        + " alt=\"rating\"><br>it was<br>&lt;b&gt;1</div>");
        assertThat(scene.column("SELECT message_id = (SELECT max(id) FROM mail_message) FROM rating_rating"
                        + " WHERE res_id = " + session.channelId()))
                .containsExactly("t");
    }

    @Test
    void whoRatesAtOnceStillGivesOneRating() {
        Session session = spoken();
        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> assertThat(rate(session, 5, "")).isEmpty());

        assertThat(ratings(session)).hasSize(1);
    }

    @Test
    void nobodyElseGivesOrChangesARating() {
        Session session = spoken();
        assertThat(rate(session, 1, "slow")).isEmpty();
        Session stranger = new Session(session.channelId(), scene.session().token());

        assertThat(rate(stranger, 5, "great")).isEmpty();
        JsonObject byOperator = JsonObject.of("channel_id", session.channelId(), "rate", 5);
        assertThat(scene.client
                        .call("/im_livechat/feedback", byOperator, "Cookie", scene.operatorCookie)
                        .getValue("result"))
                .isEqualTo(false);
        assertThat(ratings(session)).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "-1", "\"abc\"", "5.01", "[5]"})
    void aRateThatDoesNotExistIsRefusedAndNothingChanges(String rate) {
        Session session = spoken();
        JsonObject answer = scene.call("feedback", session, new JsonObject("{\"rate\":" + rate + "}"));

        assertThat(Scene.error(answer)).isIn("builtins.AssertionError", "builtins.ValueError");
        assertThat(ratings(session)).isEmpty();
        assertThat(bodies(session)).hasSize(1);
    }

    @Test
    void aReasonThatIsTooLongForAMessageIsRefusedAndNothingChanges() {
        Session session = spoken();

        assertThat(rate(session, 5, "x".repeat(100_001))).isEqualTo("odoo.exceptions.UserError");
        assertThat(ratings(session)).isEmpty();
    }

    @Test
    void theOperatorSeesWhichPagesWereSeenAndNoLinkThatIsNone() {
        Session session = spoken();
        int operator = Integer.parseInt(String.valueOf(
                scene.column("SELECT partner_id FROM discuss_channel_member WHERE guest_id IS NULL AND channel_id = "
                                + session.channelId())
                        .get(0)));
        JsonArray pages = JsonArray.of("/a?b=\"<i>", "javascript:alert(1)", 7);
        JsonObject told = scene.call("history", session, JsonObject.of("pid", operator, "page_history", pages));
        assertThat(Scene.error(told)).isEmpty();

        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(scene.operator.notifications.toString())
                        .contains("<ul><li><a href=\\\"/a?b=&#34;&lt;i&gt;\\\" target=\\\"_blank\\\">"
                                + "/a?b=&#34;&lt;i&gt;</a></li><li>javascript:alert(1)</li></ul>"));
    }

    @Test
    void theOperatorSeesAHundredPagesAtMost() {
        Session session = spoken();
        int operator = Integer.parseInt(String.valueOf(
                scene.column("SELECT livechat_operator_id FROM discuss_channel WHERE id = " + session.channelId())
                        .get(0)));
        JsonArray pages = new JsonArray();
        for (int i = 0; i < 150; i++) {
            pages.add("/page-" + i + "-end");
        }
        JsonObject told = scene.call("history", session, JsonObject.of("pid", operator, "page_history", pages));
        assertThat(Scene.error(told)).isEmpty();

        await().atMost(10, SECONDS)
                .until(() -> scene.operator.notifications.toString().contains("/page-0-end"));
        assertThat(scene.operator.notifications.toString())
                .contains("/page-99-end")
                .doesNotContain("/page-100-end");
    }

    @Test
    void withoutAMailServerATranscriptIsRefusedInPlainWords() {
        JsonObject answer =
                scene.call("email_livechat_transcript", spoken(), JsonObject.of("email", "ada@example.com"));

        assertThat(Scene.error(answer)).isEqualTo("odoo.exceptions.UserError");
        assertThat(answer.getJsonObject("error").getJsonObject("data").getString("message"))
                .contains("mail server");
        assertThat(scene.column("SELECT id FROM mail_mail")).isEmpty();
    }

    private Session spoken() {
        return scene.spoken("hello");
    }

    private void leave(Session session) {
        assertThat(Scene.error(scene.call("visitor_leave_session", session, NOTHING)))
                .isEmpty();
    }

    private String rate(Session session, int rate, String reason) {
        return Scene.error(scene.call("feedback", session, JsonObject.of("rate", rate, "reason", reason)));
    }

    private List<@Nullable String> ratings(Session session) {
        return scene.column("SELECT rating::int FROM rating_rating WHERE res_id = " + session.channelId());
    }

    private List<String> bodies(Session session) {
        return scene
                .column("SELECT body FROM mail_message WHERE model = 'discuss.channel' AND res_id = "
                        + session.channelId() + " ORDER BY id")
                .stream()
                .map(String::valueOf)
                .toList();
    }
}
