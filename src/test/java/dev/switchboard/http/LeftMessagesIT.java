package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.http.Scene.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages are left while the channel is closed, to the server as its clients see it. */
@TestInstance(Lifecycle.PER_CLASS)
class LeftMessagesIT {
    private final Scene scene = new Scene("--smtp-url", "smtp://127.0.0.1:9", "--webhook-addresses", "127.0.0.1");

    @BeforeAll
    void closedWithAForm() {
        scene.session();
        JsonArray ages = JsonArray.of(
                JsonArray.of(0, 0, JsonObject.of("name", "Ages", "date_from", "2020-01-01", "date_to", "2999-12-31")));
        JsonObject reception = JsonObject.of("channel_id", 1, "offline_form", true, "holiday_ids", ages);
        assertThat(Scene.error(scene.manage("switchboard.reception", "create", reception)))
                .isEmpty();
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    @Test
    void odoosWidgetSeesNobodyAndOursSeesTheForm() {
        assertThat(scene.client
                        .send(scene.client.request("/im_livechat/loader/1"))
                        .body())
                .contains("isAvailable: false", "\"channel_id\":1");
        JsonObject init = scene.client
                .call("/im_livechat/cors/init", JsonObject.of("channel_id", 1))
                .getJsonObject("result");
        assertThat(init.getBoolean("available_for_me")).isFalse();
        assertThat(init.getJsonObject("absence").getBoolean("form")).isTrue();
        assertThat(init.getJsonObject("absence").getValue("opens")).isNull();
    }

    @Test
    void operatorsFindItUnreadAndNoWindowOpens() {
        JsonObject left = leave("<b>Ada</b>", "ada@example.com", "<script>alert(1)</script>\nHello");
        int channelId = left.getJsonObject("result")
                .getJsonArray("discuss.channel")
                .getJsonObject(0)
                .getInteger("id");
        String token = left.getJsonObject("result").getJsonObject("Store").getString("guest_token");

        JsonObject joined = heard("discuss.channel/joined");
        assertThat(joined.getBoolean("open_chat_window")).isFalse();
        assertThat(joined.getJsonObject("channel").getInteger("id")).isEqualTo(channelId);
        String unread = "SELECT count(*) FROM mail_message WHERE res_id = " + channelId;
        assertThat(scene.column(unread)).containsExactly("2");
        assertThat(scene.column(
                        "SELECT body FROM mail_message WHERE author_guest_id IS NOT NULL AND res_id = " + channelId))
                .containsExactly("<p>&lt;script&gt;alert(1)&lt;/script&gt;<br>Hello</p>");

        assertThat(Scene.error(scene.post(new Session(channelId, token), "One more thing")))
                .isEmpty();
        JsonObject heard = heard("discuss.channel/new_message");
        assertThat(heard.encode()).contains("One more thing");
    }

    @Test
    void webhooksAreToldOnceOfASessionThatOpens() {
        try (WebhookTarget target = new WebhookTarget()) {
            JsonObject webhook = JsonObject.of("name", "desk", "url", target.url());
            int id = scene.manage("switchboard.webhook", "create", webhook).getInteger("result");
            assertThat(Scene.error(leave("Eve", "eve@example.com", "Is it blue?")))
                    .isEmpty();

            String unsent = "SELECT id FROM switchboard_webhook_delivery WHERE state <> 'sent'";
            await().atMost(40, SECONDS).until(() -> scene.column(unsent).isEmpty());
            assertThat(target.taken())
                    .extracting(WebhookTarget.Call::type)
                    .containsExactly("session.opened", "session.message");
            JsonObject visitor =
                    target.taken().get(0).data().getJsonObject("session").getJsonObject("visitor");
            assertThat(visitor.getString("name")).isEqualTo("Eve");
            assertThat(visitor.getString("email")).isEqualTo("eve@example.com");
            assertThat(Scene.error(scene.manage("switchboard.webhook", "unlink", JsonArray.of(id))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', ada@example.com, Hello, name",
        "Ada, ada, Hello, email address",
        "Ada, 'ada@example.com,eve@example.com', Hello, email address",
        "Ada, ada@example.com, ' ', message",
    })
    void whatCannotBeAnsweredIsNotTaken(String name, String email, String text, String sentence) {
        JsonObject answer = leave(name, email, text);

        assertThat(Scene.error(answer)).isEqualTo("odoo.exceptions.UserError");
        assertThat(answer.encode()).contains(sentence);
    }

    @Test
    void whatIsTooLongIsNotTaken() {
        assertThat(Scene.error(leave("Ada", "ada@example.com", "x".repeat(5_001))))
                .isEqualTo("odoo.exceptions.UserError");
        assertThat(Scene.error(leave("x".repeat(101), "ada@example.com", "Hello")))
                .isEqualTo("odoo.exceptions.UserError");
    }

    @Test
    void aChannelWithoutTheFormTakesNone() {
        JsonObject params =
                JsonObject.of("channel_id", 2_000, "name", "Ada", "email", "ada@example.com", "message", "Hello");

        assertThat(Scene.error(scene.client.call("/im_livechat/cors/leave_message", params)))
                .isEqualTo("odoo.exceptions.UserError");
    }

    @Test
    void aLinkIsFollowedByPostOnlyAndAWrongOneLeadsNowhere() {
        assertThat(scene.client
                        .send(scene.client.request("/im_livechat/cors/resume?key=abc"))
                        .statusCode())
                .isEqualTo(405);
        assertThat(Scene.error(scene.client.call("/im_livechat/cors/resume", JsonObject.of("key", "abc"))))
                .isEqualTo("odoo.exceptions.UserError");
    }

    /** The newest notification of a type that the operator's socket hears. */
    private JsonObject heard(String type) {
        await().atMost(20, SECONDS).until(() -> scene.operator.types().contains(type));
        return scene.operator.notifications.stream()
                .map(notification -> notification.getJsonObject("message"))
                .filter(message -> type.equals(message.getString("type")))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .getJsonObject("payload");
    }

    private JsonObject leave(String name, String email, String text) {
        return scene.client.call(
                "/im_livechat/cors/leave_message",
                JsonObject.of("channel_id", 1, "name", name, "email", email, "message", text));
    }
}
