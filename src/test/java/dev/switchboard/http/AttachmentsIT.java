package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.RawClient.Socket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a visitor's file may do, and what it may not. */
@TestInstance(Lifecycle.PER_CLASS)
class AttachmentsIT {
    private final ServerProcess server = Servers.start(TestDatabase.fresh());
    private final RawClient client = new RawClient(server.url());
    private final String operator = client.signIn("admin", Servers.ADMIN_PASSWORD);
    private final Visitor visitor = new Visitor();
    private final Visitor stranger = new Visitor();

    private final class Visitor {
        private String token = "";
        private int channelId;

        private boolean opened() {
            JsonObject params = JsonObject.of("channel_id", 1, "anonymous_name", "Visitor");
            Object result = client.call("/im_livechat/cors/get_session", params).getValue("result");
            if (result instanceof JsonObject session) {
                token = session.getJsonObject("Store").getString("guest_token");
                channelId =
                        session.getJsonArray("discuss.channel").getJsonObject(0).getInteger("id");
                return true;
            }
            return false;
        }

        HttpResponse<String> uploads(UploadedFile file) {
            return file.send(client, channelId, token);
        }

        JsonObject has(UploadedFile file) {
            return UploadedFile.stored(uploads(file));
        }

        JsonObject posts(JsonObject file, Object accessToken) {
            JsonObject data = JsonObject.of(
                    "body", "", "message_type", "comment", "attachment_ids", JsonArray.of(file.getInteger("id")));
            return calls(
                    "message/post",
                    JsonObject.of(
                            "thread_model",
                            "discuss.channel",
                            "thread_id",
                            channelId,
                            "post_data",
                            data,
                            "attachment_tokens",
                            JsonArray.of(accessToken)));
        }

        JsonObject deletes(JsonObject file, Object accessToken) {
            return calls(
                    "attachment/delete",
                    JsonObject.of("attachment_id", file.getInteger("id"), "access_token", accessToken));
        }

        JsonObject calls(String route, JsonObject params) {
            return client.call("/im_livechat/cors/" + route, params.put("guest_token", token));
        }

        HttpResponse<String> gets(int channel, JsonObject file) {
            String path = "/im_livechat/cors/channel/%d/attachment/%d?guest_token=%s";
            return client.send(
                    client.request(path.formatted(channel, file.getInteger("id"), token.replace("|", "%7C"))));
        }
    }

    @BeforeAll
    void twoVisitorsHaveEachAConversation() {
        Socket socket = client.connect("18.0-2", server.url().toString(), operator);
        socket.subscribe(0);
        socket.presence(0);
        await().until(visitor::opened);
        assertThat(stranger.opened()).isTrue();
        admits(visitor, true);
        admits(stranger, true);
    }

    private void admits(Visitor asking, boolean open) {
        JsonArray args = JsonArray.of(JsonArray.of(asking.channelId), JsonObject.of("allow_public_upload", open));
        JsonObject params =
                JsonObject.of("model", "discuss.channel", "method", "write", "args", args, "kwargs", new JsonObject());
        assertThat(client.call("/web/dataset/call_kw", params, "Cookie", operator)
                        .getValue("result"))
                .isEqualTo(true);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aFileIsReadByWhoIsInItsConversationOnly() {
        JsonObject file = visitor.has(UploadedFile.text("note.txt", "order 42"));
        JsonObject posted = visitor.posts(file, file.getString("access_token"));

        assertThat(posted.getJsonObject("result")
                        .getJsonArray("ir.attachment")
                        .getJsonObject(0)
                        .getString("name"))
                .isEqualTo("note.txt");
        assertThat(visitor.gets(visitor.channelId, file).body()).isEqualTo("order 42");
        assertThat(stranger.gets(visitor.channelId, file).statusCode()).isEqualTo(404);
        assertThat(stranger.gets(stranger.channelId, file).statusCode()).isEqualTo(404);
        assertThat(client.send(client.request("/web/content/" + file.getInteger("id")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void visitorsAttachNothingUntilTheyMay() {
        admits(stranger, false);

        assertThat(stranger.uploads(UploadedFile.text("early.txt", "x")).statusCode())
                .isEqualTo(403);
        assertThat(UploadedFile.text("a.txt", "x")
                        .sendSignedIn(client, stranger.channelId, operator)
                        .statusCode())
                .isEqualTo(200);
        admits(stranger, true);
    }

    @Test
    void nothingIsAttachedToWhatIsOver() {
        Visitor leaving = new Visitor();
        assertThat(leaving.opened()).isTrue();
        admits(leaving, true);
        assertThat(leaving.calls("visitor_leave_session", JsonObject.of("channel_id", leaving.channelId))
                        .containsKey("error"))
                .isFalse();

        assertThat(leaving.uploads(UploadedFile.text("late.txt", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aForeignFileCanNeitherBePostedNorDeleted() {
        JsonObject file = visitor.has(UploadedFile.text("mine.txt", "mine"));
        String token = file.getString("access_token");

        assertThat(stranger.posts(file, "00000000-0000-4000-8000-000000000000").toString())
                .contains("odoo.exceptions.UserError");
        assertThat(stranger.posts(file, false).toString()).contains("odoo.exceptions.UserError");
        assertThat(stranger.deletes(file, false).toString()).contains("NotFound");
        assertThat(visitor.posts(file, token).containsKey("result")).isTrue();
        assertThat(stranger.deletes(file, token).toString()).contains("NotFound");
        assertThat(visitor.gets(visitor.channelId, file).body()).isEqualTo("mine");
    }

    @Test
    void aRefusedFileLeavesNoMessageBehind() {
        JsonObject file = visitor.has(UploadedFile.text("mine.txt", "mine"));
        int before = stranger.calls("channel/messages", JsonObject.of("channel_id", stranger.channelId))
                .getJsonObject("result")
                .getJsonArray("messages")
                .size();

        assertThat(stranger.posts(file, false).containsKey("error")).isTrue();

        assertThat(stranger.calls("channel/messages", JsonObject.of("channel_id", stranger.channelId))
                        .getJsonObject("result")
                        .getJsonArray("messages"))
                .hasSize(before);
    }

    @Test
    void itsOwnerDeletesAFileBeforeAndAfterItIsPosted() {
        JsonObject pending = visitor.has(UploadedFile.text("a.txt", "a"));
        JsonObject posted = visitor.has(UploadedFile.text("b.txt", "b"));
        assertThat(visitor.posts(posted, posted.getString("access_token")).containsKey("result"))
                .isTrue();

        assertThat(visitor.deletes(pending, pending.getString("access_token")).containsKey("error"))
                .isFalse();
        assertThat(visitor.deletes(posted, false).containsKey("error")).isFalse();

        assertThat(visitor.gets(visitor.channelId, posted).statusCode()).isEqualTo(404);
        assertThat(visitor.posts(pending, pending.getString("access_token")).toString())
                .contains("does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Windows\\evil.txt, evil.txt",
        "..\\..\\up.txt, up.txt",
        "résumé 履历 <b>.txt, résumé 履历 <b>.txt"
    })
    void onlyTheLastNameOfAPathCounts(String sent, String kept) {
        assertThat(visitor.has(UploadedFile.text(sent, "x")).getString("name")).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "page.html, text/html, <script>alert(1)</script>, text/plain",
        "picture.svg, image/svg+xml, <svg onload='alert(1)'/>, text/plain",
        "picture.png, image/png, <script>alert(1)</script>, application/octet-stream",
        "page.xhtml, application/xhtml+xml, <html/>, application/octet-stream",
        "picture.png, text/html, GIF89a..., image/gif"
    })
    void nothingThatABrowserWouldRunKeepsItsType(String name, String claimed, String content, String stored) {
        JsonObject file = visitor.has(new UploadedFile(name, claimed, content));

        assertThat(file.getString("mimetype")).isEqualTo(stored);
        assertThat(visitor.posts(file, file.getString("access_token")).containsKey("result"))
                .isTrue();
        HttpResponse<String> given = visitor.gets(visitor.channelId, file);
        assertThat(given.headers().firstValue("content-security-policy")).contains("default-src 'none'");
        assertThat(given.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void anEmptyFileIsAFile() {
        JsonObject file = visitor.has(UploadedFile.text("empty.txt", ""));

        assertThat(file.getInteger("size")).isZero();
        assertThat(file.getString("checksum")).isEqualTo("da39a3ee5e6b4b0d3255bfef95601890afd80709");
        assertThat(visitor.posts(file, file.getString("access_token")).containsKey("result"))
                .isTrue();
        assertThat(visitor.gets(visitor.channelId, file).body()).isEmpty();
    }

    @Test
    void aFileOfSeveralPartsComesBackAsItWent() {
        String content = "0123456789abcdef".repeat(200_000);
        JsonObject file = visitor.has(UploadedFile.text("large.txt", content));

        assertThat(visitor.posts(file, file.getString("access_token")).containsKey("result"))
                .isTrue();
        assertThat(visitor.gets(visitor.channelId, file).body()).isEqualTo(content);
    }

    @Test
    void aVisitorsFileOfMoreThan25MebibytesIsRefused() {
        assertThat(visitor.uploads(UploadedFile.text("huge.txt", "x".repeat(26 << 20)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aWrongTokenIsNobodys() {
        UploadedFile file = UploadedFile.text("a.txt", "a");

        assertThat(file.send(client, visitor.channelId, "1|nope").statusCode()).isEqualTo(404);
        assertThat(file.send(client, visitor.channelId, null).statusCode()).isEqualTo(500);
        assertThat(file.send(client, visitor.channelId, stranger.token).statusCode())
                .isEqualTo(404);
        assertThat(file.send(client, 999_999, visitor.token).statusCode()).isEqualTo(404);
    }
}
