package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.links.LittleWeb;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that looks at links, and what its clients make it do. */
@TestInstance(Lifecycle.PER_CLASS)
class LinksShownIT {
    private final Scene scene = new Scene("--link-previews", "on");
    private final LittleWeb web = new LittleWeb();
    private Scene.Session visitor = new Scene.Session(0, "");
    private Scene.Session stranger = new Scene.Session(0, "");

    @BeforeAll
    void theyHaveWritten() {
        visitor = scene.spoken("hello");
        stranger = scene.spoken("me too");
        assertThat(web.page("/secret", "text/html", "<title>Secret</title>")).isNotEmpty();
    }

    @AfterAll
    void stop() {
        scene.close();
        web.close();
    }

    private JsonObject call(String route, Scene.Session who, String name, Object value) {
        return scene.client.call("/im_livechat/cors/" + route, JsonObject.of(name, value, "guest_token", who.token()));
    }

    private int posted(String url) {
        JsonObject answer = scene.post(visitor, "<a href=\"%s\">x</a>".formatted(url));
        return answer.getJsonObject("result")
                .getJsonArray("mail.message")
                .getJsonObject(0)
                .getInteger("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]", "[::1]"})
    void noLinkLeadsToThisMachine(String host) {
        int message = posted(web.url("/secret").replace("127.0.0.1", host));

        JsonObject answer = call("link_preview", visitor, "message_id", message);

        assertThat(answer.containsKey("error")).isFalse();
        assertThat(answer.containsKey("result")).isFalse();
        assertThat(web.asked()).isEmpty();
        assertThat(scene.column("SELECT id FROM mail_link_preview WHERE message_id = " + message))
                .isEmpty();
    }

    @Test
    void whatALinkShowsIsReadWithItsMessageUntilItsAuthorHidesIt() {
        int message = posted("https://shop.example/lamp");
        Integer id = Integer.valueOf(
                String.valueOf(scene.column("""
                INSERT INTO mail_link_preview (message_id, source_url, og_title)
                VALUES (%d, 'https://shop.example/lamp', '<b>Lamp</b>') RETURNING id""".formatted(message)).get(0)));
        RawClient.Socket listener = scene.client.connect("18.0-2", "http://elsewhere.example", null);
        listener.subscribe(0, "mail.guest_" + visitor.token());

        assertThat(record("mail.message", message).getJsonArray("linkPreviews")).isEqualTo(JsonArray.of(id));
        assertThat(record("mail.link.preview", id)).isEqualTo(new JsonObject("""
                        {"id": %d, "message": %d, "source_url": "https://shop.example/lamp", "og_title": "<b>Lamp</b>",
                        "image_mimetype": false, "og_description": false, "og_image": false, "og_mimetype": false,
                        "og_site_name": false, "og_type": false}""".formatted(id, message)));

        assertThat(Scene.error(call("link_preview/hide", stranger, "link_preview_ids", JsonArray.of(id))))
                .isEmpty();
        assertThat(record("mail.message", message).getJsonArray("linkPreviews")).hasSize(1);
        assertThat(Scene.error(call("link_preview/hide", visitor, "link_preview_ids", JsonArray.of(id))))
                .isEmpty();

        assertThat(record("mail.message", message).getJsonArray("linkPreviews")).isEmpty();
        await().atMost(10, SECONDS)
                .until(() -> listener.notifications
                        .toString()
                        .contains("{\"id\":%d,\"linkPreviews\":[[\"DELETE\",[%d]]]}".formatted(message, id)));
    }

    private JsonObject record(String model, int id) {
        return scene
                .call("channel/messages", visitor, JsonObject.of("limit", 100))
                .getJsonObject("result")
                .getJsonObject("data")
                .getJsonArray(model)
                .stream()
                .map(JsonObject.class::cast)
                .filter(record -> record.getInteger("id") == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void strangersAndNonsenseMakeItDoNothing() {
        int message = posted(web.url("/secret"));

        assertThat(Scene.error(call("link_preview", stranger, "message_id", message)))
                .isEmpty();
        assertThat(Scene.error(call("link_preview", visitor, "message_id", 999_999)))
                .isEmpty();
        assertThat(Scene.error(call("link_preview/hide", visitor, "link_preview_ids", new JsonArray())))
                .isEmpty();
        assertThat(Scene.error(call(
                        "link_preview/hide",
                        visitor,
                        "link_preview_ids",
                        new JsonArray(IntStream.range(0, 1_000).boxed().toList()))))
                .isEqualTo("odoo.exceptions.UserError");
        assertThat(Scene.error(scene.client.call(
                        "/im_livechat/cors/link_preview", JsonObject.of("message_id", message, "guest_token", "1|x"))))
                .isEqualTo("werkzeug.exceptions.NotFound");
        assertThat(web.asked()).isEmpty();
    }

    @Test
    void clientsKnowWhetherToAsk() {
        assertThat(asks(scene)).isTrue();
        try (Scene other = new Scene()) {
            assertThat(asks(other)).isFalse();
        }
    }

    private static boolean asks(Scene scene) {
        return scene.client
                .call("/im_livechat/cors/init", JsonObject.of("channel_id", 1))
                .getJsonObject("result")
                .getJsonObject("storeData")
                .getJsonObject("Store")
                .getBoolean("hasLinkPreviewFeature");
    }
}
