package dev.switchboard.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who tries a script out, and what comes of it. */
@TestInstance(Lifecycle.PER_CLASS)
class ScriptTestIT {
    private static final Pattern THREAD = Pattern.compile("data-thread=\"(\\d+)\"");
    private static final String PARTNER = "(SELECT partner_id FROM res_users WHERE login = 'tester')";

    private final Scene scene = new Scene();
    private final ModelClient admin = ModelClient.signIn(scene.server(), "admin", Servers.ADMIN_PASSWORD);
    private final RawClient client = new RawClient(scene.url());
    private final String tester = scene.signedUp("tester", ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER);
    private final String colleague = scene.signedUp("colleague", ResGroups.INTERNAL_USER);
    private final String customer = scene.signedUp("customer", ResGroups.PORTAL);

    @AfterAll
    void stop() {
        scene.close();
    }

    @Test
    void aStrangerIsSentToSignInAndComesBack() throws Exception {
        int script = script("Bo", step("text", "Hello"));
        HttpResponse<String> answer = open("/chatbot/" + script + "/test", "");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location"))
                .hasValue("/web/login?redirect=%2Fchatbot%2F" + script + "%2Ftest");
        assertThat(open("/web/login?redirect=%2Fchatbot%2F1%2Ftest", "")
                        .headers()
                        .firstValue("location"))
                .hasValue("/console?redirect=%2Fchatbot%2F1%2Ftest");
        assertThat(tests(script)).isEmpty();
    }

    @Test
    void whoDoesNotAnswerVisitorsIsRefused() throws Exception {
        int script = script("Bo", step("text", "Hello"));

        assertThat(open("/chatbot/" + script + "/test", colleague).statusCode()).isEqualTo(403);
        assertThat(open("/chatbot/" + script + "/test", customer).statusCode()).isEqualTo(403);
        assertThat(tests(script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"987654", "0", "-1", "x", "1%20OR%201=1", "99999999999999"})
    void whatIsNoScriptIsNotFound(String id) throws Exception {
        assertThat(open("/chatbot/" + id + "/test", tester).statusCode()).isEqualTo(404);
    }

    @Test
    void aScriptWithoutStepsIsNotBegun() throws Exception {
        int script = script("Bo");

        assertThat(open("/chatbot/" + script + "/test", tester).statusCode()).isEqualTo(400);
        assertThat(tests(script)).isEmpty();
    }

    @Test
    void theChatbotSpeaksToWhoTriesItOutAndToNobodyElse() throws Exception {
        int script = script("Bo <b>", step("text", "Hello"), step("free_input_single", "Name?"));

        HttpResponse<String> page = open("/chatbot/" + script + "/test", tester);
        int channelId = thread(page);

        assertThat(page.body()).contains("Bo &lt;b&gt;").doesNotContain("<b>");
        assertThat(page.headers().firstValue("content-security-policy")).isPresent();
        assertThat(bodies(channelId)).containsExactly("<p>Hello</p>", "<p>Name?</p>");
        assertThat(scene.column("SELECT livechat_channel_id FROM discuss_channel WHERE id = " + channelId))
                .containsOnlyNulls();
        assertThat(scene.column("SELECT partner_id = " + PARTNER + " OR partner_id = (SELECT operator_partner_id FROM"
                        + " chatbot_script WHERE id = " + script + ") FROM discuss_channel_member WHERE channel_id = "
                        + channelId))
                .containsExactly("t", "t");
        assertThat(listed(tester)).contains(channelId);
        assertThat(listed(colleague)).doesNotContain(channelId);
    }

    @Test
    void aStepThatForwardsFindsNobodyWhileOperatorsAreThere() throws Exception {
        int script = script(
                "Bo",
                step("free_input_single", "Name?"),
                step("forward_operator", "Wait"),
                step("text", "Nobody is there."));
        assertThat(scene.session().channelId()).isPositive();
        int channelId = thread(open("/chatbot/" + script + "/test", tester));

        says(channelId, "Ada");
        JsonObject forwarded = trigger(channelId);
        JsonObject next = trigger(channelId);

        assertThat(reached(forwarded).getBoolean("operatorFound")).isFalse();
        assertThat(reached(next).getBoolean("isLast")).isTrue();
        assertThat(bodies(channelId)).containsExactly("<p>Name?</p>", "<p>Ada</p>", "<p>Nobody is there.</p>");
        assertThat(scene.column("SELECT id FROM discuss_channel_member WHERE channel_id = " + channelId))
                .hasSize(2);
    }

    @Test
    void whatWasTriedBeforeEndsWithTheNextTest() throws Exception {
        int script = script("Bo", step("free_input_single", "Name?"));
        int other = script("Bea", step("free_input_single", "Name?"));

        int first = thread(open("/chatbot/" + script + "/test", tester));
        int ofTheOther = thread(open("/chatbot/" + other + "/test", tester));
        int ofTheManager = thread(open("/chatbot/" + script + "/test", scene.operatorCookie));
        int second = thread(open("/chatbot/" + script + "/test", tester));

        assertThat(active(first)).isFalse();
        assertThat(List.of(active(ofTheOther), active(ofTheManager), active(second)))
                .containsOnly(true);
    }

    @Test
    void noReportCountsATest() throws Exception {
        int script = script("Bo", step("free_input_single", "Name?"));
        String rows = "SELECT count(*) FROM im_livechat_report_channel UNION ALL"
                + " SELECT count(*) FROM im_livechat_report_operator UNION ALL"
                + " SELECT count(*) FROM im_livechat_report_channel_19";
        List<@Nullable String> before = scene.column(rows);

        int channelId = thread(open("/chatbot/" + script + "/test", tester));
        says(channelId, "Ada");
        trigger(channelId);
        does("/im_livechat/feedback", JsonObject.of("channel_id", channelId, "rate", 5));

        assertThat(scene.column(rows)).isEqualTo(before);
    }

    @Test
    void noWebhookHearsOfATest() throws Exception {
        int script = script("Bo", step("free_input_single", "Name?"));
        JsonObject webhook = JsonObject.of("name", "CRM", "url", "https://crm.example/", "on_opened", true);
        assertThat(admin.create(
                        "switchboard.webhook", webhook.put("on_message", true).put("on_closed", true)))
                .isPositive();

        int channelId = thread(open("/chatbot/" + script + "/test", tester));
        says(channelId, "Ada");
        does("/im_livechat/visitor_leave_session", JsonObject.of("channel_id", channelId));

        assertThat(active(channelId)).isFalse();
        assertThat(scene.column("SELECT event FROM switchboard_webhook_delivery WHERE channel_id = " + channelId))
                .isEmpty();
    }

    @Test
    void whoIsNotInATestNeitherReadsNorSpeaksInIt() throws Exception {
        int script = script("Bo", step("free_input_single", "Name?"));
        int channelId = thread(open("/chatbot/" + script + "/test", tester));

        JsonObject messages = JsonObject.of("channel_id", channelId);
        assertThat(Scene.error(client.call("/discuss/channel/messages", messages, "Cookie", customer)))
                .isEqualTo("werkzeug.exceptions.NotFound");
        assertThat(client.call("/chatbot/step/trigger", JsonObject.of("channel_id", channelId), "Cookie", customer)
                        .containsKey("result"))
                .isFalse();
        assertThat(bodies(channelId)).containsExactly("<p>Name?</p>");
    }

    private static JsonObject step(String type, String message) {
        return JsonObject.of("step_type", type, "message", message);
    }

    private int script(String title, JsonObject... steps) {
        JsonArray made = new JsonArray(
                Stream.of(steps).map(step -> JsonArray.of(0, 0, step)).toList());
        return admin.create("chatbot.script", JsonObject.of("title", title, "script_step_ids", made));
    }

    private HttpResponse<String> open(String path, String cookie) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(scene.url().resolve(path));
        return HttpClient.newHttpClient()
                .send((cookie.isEmpty() ? request : request.header("Cookie", cookie)).build(), BodyHandlers.ofString());
    }

    private static int thread(HttpResponse<String> page) {
        var found = THREAD.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private List<@Nullable String> tests(int script) {
        return scene.column("SELECT c.id FROM discuss_channel c JOIN chatbot_script s"
                + " ON s.operator_partner_id = c.livechat_operator_id WHERE s.id = " + script);
    }

    private List<@Nullable String> bodies(int channelId) {
        return scene.column("SELECT body FROM mail_message WHERE message_type = 'comment' AND res_id = " + channelId
                + " ORDER BY id");
    }

    private boolean active(int channelId) {
        return scene.column("SELECT livechat_active FROM discuss_channel WHERE id = " + channelId)
                .contains("t");
    }

    private List<Integer> listed(String cookie) {
        JsonObject params = JsonObject.of("init_messaging", JsonObject.of("channel_types", JsonArray.of("livechat")));
        JsonArray channels = client.call("/mail/data", params, "Cookie", cookie)
                .getJsonObject("result")
                .getJsonArray("discuss.channel", new JsonArray());
        return channels.stream()
                .map(channel -> ((JsonObject) channel).getInteger("id"))
                .toList();
    }

    private void says(int channelId, String text) {
        JsonObject post = JsonObject.of("body", text, "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        JsonObject params = JsonObject.of("thread_model", "discuss.channel", "thread_id", channelId, "post_data", post);
        assertThat(client.call("/mail/message/post", params, "Cookie", tester).containsKey("result"))
                .isTrue();
    }

    @CanIgnoreReturnValue
    private JsonObject trigger(int channelId) {
        return does("/chatbot/step/trigger", JsonObject.of("channel_id", channelId));
    }

    @CanIgnoreReturnValue
    private JsonObject does(String route, JsonObject params) {
        return client.call(route, params, "Cookie", tester);
    }

    private static JsonObject reached(JsonObject answer) {
        return requireNonNull(answer.getJsonObject("result"))
                .getJsonArray("ChatbotStep")
                .getJsonObject(0);
    }
}
