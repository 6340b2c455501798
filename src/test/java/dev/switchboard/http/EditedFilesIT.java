package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What an edit does to the files of a message, and what the conversation is told of it. */
@TestInstance(Lifecycle.PER_CLASS)
class EditedFilesIT {
    private final Scene scene = new Scene();
    private Scene.Session visitor = new Scene.Session(0, "");
    private Scene.Session stranger = new Scene.Session(0, "");
    private RawClient.Socket listener = new RawClient.Socket();

    @BeforeAll
    void bothMayAttachFiles() {
        visitor = scene.spoken("hello");
        stranger = scene.spoken("me too");
        scene.admits(visitor);
        scene.admits(stranger);
        listener = scene.client.connect("18.0-2", "http://elsewhere.example", null);
        listener.subscribe(0, "mail.guest_" + visitor.token());
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    private JsonObject uploads(Scene.Session who) {
        return UploadedFile.stored(UploadedFile.text("a.txt", "a").send(scene.client, who.channelId(), who.token()));
    }

    private static int message(JsonObject answer) {
        return record(answer).getInteger("id");
    }

    private static JsonObject record(JsonObject answer) {
        return answer.getJsonObject("result").getJsonArray("mail.message").getJsonObject(0);
    }

    private static JsonArray ids(JsonObject... files) {
        return new JsonArray(Stream.of(files).map(file -> file.getInteger("id")).toList());
    }

    private JsonObject edits(Scene.Session who, int message, @Nullable Object body, Object ids, Object tokens) {
        JsonObject edit = JsonObject.of("message_id", message, "body", body, "attachment_ids", ids);
        return scene.client.call(
                "/im_livechat/cors/message/update_content",
                edit.put("attachment_tokens", tokens).put("guest_token", who.token()));
    }

    private List<JsonObject> told(String type) {
        return listener.notifications.stream()
                .map(notification -> notification.getJsonObject("message"))
                .filter(message -> message.getString("type").equals(type))
                .map(message -> message.getJsonObject("payload"))
                .toList();
    }

    @Test
    void anEditAddsFilesAndTakesNoneAway() {
        JsonObject first = uploads(visitor);
        int id = message(scene.post(visitor, "one", first));
        JsonObject second = uploads(visitor);

        JsonArray tokens = JsonArray.of(null, second.getString("access_token"));
        JsonObject edited = edits(visitor, id, "two", ids(first, second), tokens);
        JsonObject third = uploads(visitor);
        JsonObject again = edits(visitor, id, null, ids(third), JsonArray.of(third.getString("access_token")));

        assertThat(record(edited).getJsonArray("attachment_ids")).isEqualTo(ids(first, second));
        assertThat(record(again).getJsonArray("attachment_ids")).isEqualTo(ids(first, second, third));
        assertThat(record(again).getString("body")).contains("two");
        await().atMost(10, SECONDS)
                .until(() -> told("mail.record/insert").stream()
                        .anyMatch(told -> told.encode()
                                .contains("\"attachment_ids\":"
                                        + ids(first, second, third).encode())));
    }

    @Test
    void anEditWithForeignFilesIsRefusedAndChangesNothing() {
        int id = message(scene.post(visitor, "mine"));
        JsonObject foreign = uploads(stranger);
        JsonObject own = uploads(visitor);

        assertThat(Scene.error(edits(visitor, id, "stolen", ids(foreign), JsonArray.of("x"))))
                .isEqualTo("odoo.exceptions.UserError");
        assertThat(Scene.error(edits(visitor, id, "stolen", ids(own), JsonArray.of())))
                .isEqualTo("odoo.exceptions.UserError");
        assertThat(Scene.error(edits(visitor, id, "stolen", ids(own), JsonArray.of("x", "y"))))
                .isEqualTo("odoo.exceptions.UserError");
        assertThat(Scene.error(
                        edits(stranger, id, "stolen", ids(foreign), JsonArray.of(foreign.getString("access_token")))))
                .isEqualTo("werkzeug.exceptions.NotFound");

        assertThat(scene.column("SELECT body FROM mail_message WHERE id = " + id))
                .containsExactly("<p>mine</p>");
        assertThat(scene.column("SELECT attachment_id FROM message_attachment_rel WHERE message_id = " + id))
                .isEmpty();
        assertThat(scene.column("SELECT res_model FROM ir_attachment WHERE id = " + foreign.getInteger("id")))
                .containsExactly("mail.compose.message");
    }

    @Test
    void whoeverIsInTheConversationIsToldOfTheFilesOfADeletedMessage() {
        JsonObject first = uploads(visitor);
        JsonObject second = uploads(visitor);
        int id = message(scene.post(visitor, "one", first, second));

        JsonObject deleted = edits(visitor, id, "", new JsonArray(), new JsonArray());

        assertThat(record(deleted).getJsonArray("attachment_ids")).isEmpty();
        await().atMost(10, SECONDS)
                .until(() -> told("ir.attachment/delete").containsAll(List.of(gone(first), gone(second))));
        assertThat(scene.column("SELECT id FROM ir_attachment")).doesNotContain(text(first), text(second));
        int lastGone = listener.types().lastIndexOf("ir.attachment/delete");
        await().atMost(10, SECONDS).until(() -> listener.types().lastIndexOf("mail.record/insert") > lastGone);
    }

    private static JsonObject gone(JsonObject file) {
        return new JsonObject().put("id", file.getInteger("id")).putNull("message");
    }

    private static String text(JsonObject file) {
        return Objects.toString(file.getInteger("id"));
    }
}
