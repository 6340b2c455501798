package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.http.RawClient.Socket;
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

/** A customer who is signed in to the site and talks to an operator: more than a guest, and no employee. */
@TestInstance(Lifecycle.PER_CLASS)
class PortalVisitorIT {
    private static final String PASSWORD = "portal password";

    private final Scene scene = new Scene("--smtp-url", "smtp://127.0.0.1:1");
    private String cookie = "";
    private Session guest = new Session(0, "");
    private int secretMessage;

    @BeforeAll
    void aCustomerSignsInWhileAGuestTalks() {
        guest = scene.spoken("hello");
        secretMessage = Desk.messageId(scene.post(guest, "confidential"));
        String login = "customer";
        JsonObject values = JsonObject.of(
                "name",
                "Joel Customer",
                "login",
                login,
                "password",
                PASSWORD,
                "groups_id",
                JsonArray.of(JsonArray.of(6, 0, JsonArray.of(10))));
        assertThat(Scene.error(callKw(scene.operatorCookie, "res.users", "create", JsonArray.of(values))))
                .isEmpty();
        cookie = scene.client.signIn(login, PASSWORD);
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    private JsonObject callKw(String as, String model, String method, JsonArray args) {
        JsonObject params = JsonObject.of("model", model, "method", method, "args", args, "kwargs", new JsonObject());
        return scene.client.call("/web/dataset/call_kw", params, "Cookie", as);
    }

    private JsonObject call(String route, JsonObject params) {
        return scene.client.call(route, params, "Cookie", cookie);
    }

    private int open() {
        JsonObject answer =
                call("/im_livechat/get_session", JsonObject.of("channel_id", 1, "anonymous_name", "Visitor"));
        JsonObject channel =
                answer.getJsonObject("result").getJsonArray("discuss.channel").getJsonObject(0);
        assertThat(channel.getString("name")).startsWith("Joel Customer ");
        assertThat(answer.getJsonObject("result").getJsonObject("Store").containsKey("guest_token"))
                .isFalse();
        return channel.getInteger("id");
    }

    private JsonObject post(int channel, String body) {
        JsonObject data = JsonObject.of("body", body, "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        return call(
                "/mail/message/post",
                JsonObject.of("thread_model", "discuss.channel", "thread_id", channel, "post_data", data));
    }

    @Test
    void theyTalkAndComeBackUnderTheirOwnName() {
        int channel = open();
        JsonObject posted = post(channel, "It is me");
        await().atMost(10, SECONDS)
                .until(() -> scene.operator.notifications.toString().contains("It is me"));
        assertThat(posted.encode()).contains("Joel Customer");

        JsonObject back = call(
                "/mail/data",
                JsonObject.of("init_messaging", JsonObject.of("channel_types", JsonArray.of("livechat"))));
        assertThat(back.encode()).contains("\"id\":" + channel + ",");
        assertThat(call("/discuss/channel/messages", JsonObject.of("channel_id", channel))
                        .getJsonObject("result")
                        .getJsonArray("messages"))
                .containsExactly(Desk.messageId(posted));
    }

    @Test
    void theyRateHaveTheTranscriptMailedAndLeave() {
        int channel = open();
        assertThat(Scene.error(post(channel, "It is me again"))).isEmpty();
        assertThat(call("/im_livechat/feedback", JsonObject.of("channel_id", channel, "rate", 5, "reason", "good"))
                        .getValue("result"))
                .isInstanceOf(Integer.class);
        assertThat(Scene.error(call(
                        "/im_livechat/email_livechat_transcript",
                        JsonObject.of("channel_id", channel, "email", "joel@example.com"))))
                .isEmpty();
        assertThat(Scene.error(call("/im_livechat/visitor_leave_session", JsonObject.of("channel_id", channel))))
                .isEmpty();

        assertThat(scene.column("SELECT rating || feedback || p.name FROM rating_rating r JOIN res_partner p"
                        + " ON p.id = r.partner_id WHERE r.res_id = " + channel))
                .containsExactly("5goodJoel Customer");
        assertThat(scene.column("SELECT email_to FROM mail_mail WHERE res_id = " + channel))
                .containsExactly("joel@example.com");
        assertThat(scene.column("SELECT livechat_active FROM discuss_channel WHERE id = " + channel))
                .containsExactly("f");
    }

    @Test
    void theyAttachFilesOnceTheyMay() {
        int channel = open();
        UploadedFile file = UploadedFile.text("bill.txt", "42");
        assertThat(file.sendSignedIn(scene.client, channel, cookie).statusCode())
                .isEqualTo(403);

        assertThat(scene.column("UPDATE discuss_channel SET allow_public_upload = true WHERE id = " + channel
                        + " RETURNING id"))
                .hasSize(1);
        JsonObject stored = UploadedFile.stored(file.sendSignedIn(scene.client, channel, cookie));
        assertThat(stored.getString("access_token")).isNotEmpty();
        assertThat(file.sendSignedIn(scene.client, guest.channelId(), cookie).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theyHearTheirOwnConversationAndNoOther() {
        Socket socket = scene.client.connect("18.0-2", scene.origin(), cookie);
        socket.subscribe(0, "discuss.channel_" + guest.channelId());
        int channel = open();
        assertThat(Scene.error(post(channel, "mine"))).isEmpty();
        await().atMost(10, SECONDS).until(() -> socket.types().contains("discuss.channel/new_message"));
        assertThat(Scene.error(scene.post(guest, "not for customers"))).isEmpty();
        assertThat(Scene.error(post(channel, "last"))).isEmpty();

        await().atMost(10, SECONDS).until(() -> socket.notifications.toString().contains("last"));
        assertThat(socket.notifications.toString()).doesNotContain("not for customers");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /discuss/channel/messages      | "channel_id":$C                                         | NotFound
            /discuss/channel/notify_typing | "channel_id":$C,"is_typing":true                        | NotFound
            /discuss/channel/fold          | "channel_id":$C,"state":"open","state_count":1          | NotFound
            /discuss/channel/members       | "channel_id":$C,"known_member_ids":[]                   | NotFound
            /discuss/channel/attachments   | "channel_id":$C                                         | NotFound
            /discuss/channel/pinned_messages | "channel_id":$C                                       | NotFound
            /mail/message/update_content   | "message_id":$M,"body":"x","attachment_ids":[]          | NotFound
            /mail/message/reaction         | "message_id":$M,"content":"x","action":"add"            | NotFound
            /mail/thread/messages          | "thread_model":"discuss.channel","thread_id":$C         | NotFound
            /mail/guest/update_name        | "guest_id":1,"name":"x"                                 | NotFound
            /web/dataset/call_kw           | "model":"discuss.channel","method":"read","args":[[$C],["name"]],"kwargs":{}            | AccessError
            /web/dataset/call_kw           | "model":"discuss.channel","method":"write","args":[[$C],{"name":"x"}],"kwargs":{}       | AccessError
            /web/dataset/call_kw           | "model":"discuss.channel","method":"execute_command_history","args":[[$C]],"kwargs":{}  | AccessError
            /web/dataset/call_kw           | "model":"mail.message","method":"read","args":[[$M],["body"]],"kwargs":{}               | AccessError
            /web/dataset/call_kw           | "model":"im_livechat.channel","method":"action_join","args":[[1]],"kwargs":{}           | AccessError
            /web/dataset/call_kw           | "model":"im_livechat.channel","method":"write","args":[[1],{"name":"x"}],"kwargs":{}    | AccessError
            /web/dataset/call_kw           | "model":"res.users","method":"write","args":[[2],{"name":"x"}],"kwargs":{}              | AccessError
            """)
    void whatIsTheOperatorsOrAGuestsIsRefused(String route, String params, String error) {
        String filled =
                params.replace("$C", String.valueOf(guest.channelId())).replace("$M", String.valueOf(secretMessage));
        JsonObject answer = call(route, new JsonObject("{" + filled + "}"));

        assertThat(Scene.error(answer)).as(answer.encode()).endsWith("." + error);
        assertThat(answer.encode()).doesNotContain("confidential");
    }

    @Test
    void theirListsHaveNothingOfOthers() {
        int channel = open();
        assertThat(Scene.error(post(channel, "mine"))).isEmpty();
        JsonObject all = call(
                "/mail/data",
                JsonObject.of("channels_as_member", true, "livechat_channels", true, "canned_responses", true));

        assertThat(all.encode())
                .contains("\"id\":" + channel + ",")
                .doesNotContain(
                        "confidential", "\"id\":" + guest.channelId() + ",\"", "im_livechat.channel", "mail.canned");
    }

    /** Cookies mean nothing to another site's twin, so whoever is signed in is a guest there. */
    @Test
    void onAnotherSiteTheyAreAGuest() {
        JsonObject answer = scene.client.call(
                "/im_livechat/cors/get_session",
                JsonObject.of("channel_id", 1, "anonymous_name", "Visitor"),
                "Cookie",
                cookie);

        assertThat(answer.getJsonObject("result").getJsonObject("Store").getString("guest_token"))
                .isNotEmpty();
        assertThat(answer.encode()).doesNotContain("Joel Customer");
    }
}
