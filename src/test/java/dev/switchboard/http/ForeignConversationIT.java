package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.http.Scene.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route that a visitor reaches, called with the ids of somebody else's conversation: nothing is told or changed. */
@TestInstance(Lifecycle.PER_CLASS)
class ForeignConversationIT {
    private static final String SECRET = "secret";
    /** The twin for other sites, the route, its parameters, and the error that both answer; none where nothing happens. */
    private static final String CALLS = """
            channel/messages          | /discuss/channel/messages      | "channel_id":$C                                                  | NotFound
            channel/notify_typing     | /discuss/channel/notify_typing | "channel_id":$C,"is_typing":true                                 | NotFound
            channel/mark_as_read      | /discuss/channel/mark_as_read  | "channel_id":$C,"last_message_id":$M                             | -
            channel/fold              | /discuss/channel/fold          | "channel_id":$C,"state":"closed","state_count":1                 | NotFound
            message/post              | /mail/message/post             | "thread_model":"discuss.channel","thread_id":$C,"post_data":{"body":"x","message_type":"comment"} | NotFound
            message/update_content    | /mail/message/update_content   | "message_id":$M,"body":"x","attachment_ids":[]                   | NotFound
            message/update_content    | /mail/message/update_content   | "message_id":$M,"body":"","attachment_ids":[]                    | NotFound
            message/reaction          | /mail/message/reaction         | "message_id":$M,"content":"x","action":"add"                     | NotFound
            message/reaction          | /mail/message/reaction         | "message_id":$M,"content":"👍","action":"remove"                 | NotFound
            attachment/delete         | /mail/attachment/delete        | "attachment_id":$F                                               | NotFound
            attachment/delete         | /mail/attachment/delete        | "attachment_id":$F,"access_token":"$T"                           | NotFound
            attachment/delete         | /mail/attachment/delete        | "attachment_id":$P                                               | NotFound
            attachment/delete         | /mail/attachment/delete        | "attachment_id":$P,"access_token":"$T"                           | NotFound
            visitor_leave_session     | /im_livechat/visitor_leave_session     | "channel_id":$C                                          | -
            feedback                  | /im_livechat/feedback                  | "channel_id":$C,"rate":1,"reason":"x"                    | -
            history                   | /im_livechat/history                   | "channel_id":$C,"pid":3,"page_history":["/x"]            | -
            email_livechat_transcript | /im_livechat/email_livechat_transcript | "channel_id":$C,"email":"x@y.example"                    | -
            -                         | /discuss/channel/mark_as_unread        | "channel_id":$C,"message_id":$M                          | NotFound
            -                         | /discuss/channel/info                  | "channel_id":$C                                          | -
            -                         | /discuss/channel/members               | "channel_id":$C,"known_member_ids":[]                    | NotFound
            -                         | /discuss/channel/pinned_messages       | "channel_id":$C                                          | NotFound
            -                         | /discuss/channel/attachments           | "channel_id":$C                                          | NotFound
            -                         | /mail/guest/update_name                | "guest_id":$G,"name":"x"                                 | NotFound
            -                         | /mail/thread/data                      | "thread_model":"discuss.channel","thread_id":$C,"request_list":["attachments"] | -
            -                         | /mail/thread/messages                  | "thread_model":"discuss.channel","thread_id":$C          | SessionExpired
            -                         | /mail/inbox/messages                   | "limit":30                                               | SessionExpired
            -                         | /web/dataset/call_kw                   | "model":"discuss.channel","method":"read","args":[[$C]],"kwargs":{} | SessionExpired
            """;

    private static final List<String> TABLES = List.of(
            "discuss_channel",
            "discuss_channel_member",
            "mail_message",
            "mail_message_reaction",
            "mail_guest",
            "mail_mail",
            "rating_rating",
            "ir_attachment",
            "message_attachment_rel",
            "bus_clock");

    private final Scene scene = new Scene("--smtp-url", "smtp://127.0.0.1:1");
    private Session victim = new Session(0, "");
    private Session stranger = new Session(0, "");
    private int message;
    private JsonObject posted = new JsonObject();
    private JsonObject pending = new JsonObject();
    private List<@Nullable String> before = List.of();

    @BeforeAll
    void aVisitorHasAConversationWithAllThatThereMayBe() {
        victim = scene.spoken("hello");
        stranger = scene.spoken("me too");
        assertThat(scene.column("UPDATE discuss_channel SET allow_public_upload = true RETURNING id"))
                .isNotEmpty();
        message = Desk.messageId(scene.post(victim, SECRET));
        pending = UploadedFile.stored(
                UploadedFile.text("secret.txt", SECRET).send(scene.client, victim.channelId(), victim.token()));
        posted = UploadedFile.stored(
                UploadedFile.text("secret.txt", SECRET).send(scene.client, victim.channelId(), victim.token()));
        assertThat(Scene.error(attach(victim, posted, posted.getString("access_token"))))
                .isEmpty();
        JsonObject reaction = JsonObject.of("message_id", message, "content", "👍", "action", "add");
        assertThat(Scene.error(scene.call("message/reaction", victim, reaction)))
                .isEmpty();
        assertThat(Scene.error(scene.call("feedback", victim, JsonObject.of("rate", 5, "reason", SECRET))))
                .isEmpty();
    }

    private JsonObject attach(Session session, JsonObject file, @Nullable Object token) {
        JsonObject data = JsonObject.of(
                "body", "", "message_type", "comment", "attachment_ids", JsonArray.of(file.getInteger("id")));
        return scene.call(
                "message/post",
                session,
                JsonObject.of(
                        "thread_model",
                        "discuss.channel",
                        "thread_id",
                        session.channelId(),
                        "post_data",
                        data,
                        "attachment_tokens",
                        JsonArray.of(token)));
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    @BeforeEach
    void remember() {
        before = everything();
    }

    @AfterEach
    void nothingChangedAndNobodyWasToldAnything() {
        assertThat(everything()).isEqualTo(before);
        assertThat(scene.log()).doesNotContain("Exception", "ERROR");
    }

    private List<@Nullable String> everything() {
        return TABLES.stream()
                .flatMap(table -> scene.column("SELECT '%1$s ' || t FROM %1$s t ORDER BY 1".formatted(table)).stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", nullValues = "-", textBlock = CALLS)
    void aStrangerIsRefusedAsIfThereWereNoSuchThing(
            @Nullable String twin, String route, String params, @Nullable String error) {
        JsonObject ids = new JsonObject("{" + filled(params) + "}");

        check(scene.client.call(route, ids, "Cookie", "dgid=" + stranger.token()), error);
        check(scene.client.call(route, ids), error);
        if (twin != null) {
            String crossOrigin = "/im_livechat/cors/" + twin;
            check(scene.client.call(crossOrigin, ids.copy().put("guest_token", stranger.token())), error);
            check(scene.client.call(crossOrigin, ids.copy().put("guest_token", mixedToken())), "NotFound");
        }
    }

    private String filled(String params) {
        return params.replace("$C", String.valueOf(victim.channelId()))
                .replace("$M", String.valueOf(message))
                .replace("$F", String.valueOf(posted.getInteger("id")))
                .replace("$P", String.valueOf(pending.getInteger("id")))
                .replace("$T", posted.getString("access_token"))
                .replace("$G", guestId(victim));
    }

    private static String guestId(Session session) {
        return session.token().substring(0, session.token().indexOf('|'));
    }

    private static String secret(Session session) {
        return session.token().substring(session.token().indexOf('|'));
    }

    /** The victim's id with the stranger's secret. */
    private String mixedToken() {
        return guestId(victim) + secret(stranger);
    }

    private void check(JsonObject answer, @Nullable String error) {
        assertThat(Scene.error(answer).replaceAll(".*\\.|Exception", "")).isEqualTo(error == null ? "" : error);
        assertThat(answer.encode()).doesNotContain(SECRET);
    }

    @Test
    void aStrangersOwnListAndPollSayNothingOfIt() {
        JsonObject all = JsonObject.of("channels_as_member", true, "init_messaging", new JsonObject());
        JsonObject poll = JsonObject.of(
                "channels",
                JsonArray.of("discuss.channel_" + victim.channelId(), "mail.guest_" + mixedToken()),
                "last",
                0,
                "is_first_poll",
                true);

        for (JsonObject answer : List.of(
                scene.client.call("/mail/data", all, "Cookie", "dgid=" + stranger.token()),
                scene.client.call("/im_livechat/cors/data", all.copy().put("guest_token", stranger.token())),
                scene.client.call("/websocket/peek_notifications", poll, "Cookie", "dgid=" + stranger.token()))) {
            check(answer, null);
            assertThat(answer.encode()).doesNotContain("\"discuss.channel\", " + victim.channelId());
        }
    }

    @Test
    void aForeignFileCannotBeAttachedWithoutItsToken() {
        for (Object token : new Object[] {false, posted.getString("access_token")}) {
            assertThat(Scene.error(attach(stranger, pending, token))).isEqualTo("odoo.exceptions.UserError");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/discuss/channel/$C/attachment/$F",
                "/discuss/channel/$C/image/$F",
                "/discuss/channel/$C/image/$F/10x10",
                "/discuss/channel/$C/attachment/$P",
                "/web/content/$F",
                "/web/content/$P",
                "/web/content/$F/secret.txt?access_token=",
                "/im_livechat/cors/channel/$C/attachment/$F?guest_token=$S",
                "/im_livechat/cors/channel/$C/image/$F?guest_token=$S",
                "/im_livechat/cors/channel/$O/attachment/$F?guest_token=$S",
                "/im_livechat/cors/channel/$C/attachment/$F?guest_token=$X"
            })
    void aForeignFileIsNotThere(String path) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/web/image/$F", "/web/image/$P?access_token=$S", "/web/image?model=ir.attachment&id=$F"})
    void aForeignPictureIsThePlaceholder(String path) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(SECRET);
        assertThat(answer.headers().firstValue("content-type")).contains("image/png");
    }

    private HttpResponse<String> get(String path) {
        String filled = filled(path)
                .replace("$O", String.valueOf(stranger.channelId()))
                .replace("$S", stranger.token().replace("|", "%7C"))
                .replace("$X", mixedToken().replace("|", "%7C"));
        return scene.client.send(scene.client.request(filled).header("Cookie", "dgid=" + stranger.token()));
    }

    @Test
    void aFileForAForeignConversationIsNotTaken() {
        UploadedFile file = UploadedFile.text("x.txt", "x");

        assertThat(Stream.of(stranger.token(), mixedToken(), "", "|", guestId(victim) + "|")
                        .map(token -> file.send(scene.client, victim.channelId(), token)
                                .statusCode()))
                .containsOnly(404);
    }

    @Test
    void theLogSaysItOnceAMinute() {
        JsonObject ids = victim.params().put("guest_token", stranger.token());
        for (int i = 0; i < 20; i++) {
            check(scene.client.call("/im_livechat/cors/channel/messages", ids), "NotFound");
        }

        assertThat(scene.log().lines().filter(line -> line.contains("not theirs")))
                .hasSizeBetween(1, 4);
    }
}
