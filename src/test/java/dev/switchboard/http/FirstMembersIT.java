package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.http.RawClient.Socket;
import dev.switchboard.http.Scene.Session;
import dev.switchboard.model.Passwords;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the sockets of a visitor hear of a session that they begin while another one is open. */
@TestInstance(Lifecycle.PER_CLASS)
class FirstMembersIT {
    private static final String JOINED = "discuss.channel/joined";
    private static final String MEMBER_COUNT = "memberCount";

    private final Scene scene = new Scene();

    @AfterAll
    void stop() {
        scene.close();
    }

    @Test
    void whoIsSignedInHearsTheConversationAndNotThatTheyJoinedIt() {
        String cookie = portalUser();
        Socket socket = connect(cookie);
        socket.subscribe(0);
        hears(socket, begin(cookie), "first");

        hears(socket, begin(cookie), "second");

        assertThat(socket.types()).doesNotContain(JOINED);
        assertThat(socket.notifications.toString()).doesNotContain(MEMBER_COUNT);
    }

    @Test
    void aGuestHearsThatTheyJoinedAndThenTheConversation() {
        Session guest = scene.session();
        Socket socket = connect(null);
        socket.subscribe(0, "mail.guest_" + guest.token());
        hears(socket, guest.channelId(), "first");
        int before = socket.notifications.size();

        JsonObject params = JsonObject.of("channel_id", 1, "anonymous_name", "Ada", "guest_token", guest.token());
        hears(socket, id(scene.client.call("/im_livechat/cors/get_session", params)), "second");

        assertThat(socket.types().stream().skip(before))
                .startsWith(JOINED, "mail.record/insert")
                .contains("discuss.channel/new_message");
        assertThat(socket.notifications.get(before + 1).toString()).contains(MEMBER_COUNT);
    }

    private Socket connect(@Nullable String cookie) {
        return scene.client.connect(
                "18.0-2", scene.client.request("/").build().uri().toString(), cookie);
    }

    private int begin(String cookie) {
        assertThat(scene.session().token()).isNotEmpty();
        JsonObject params = JsonObject.of("channel_id", 1, "anonymous_name", "Ada");
        return id(scene.client.call("/im_livechat/get_session", params, "Cookie", cookie));
    }

    private static int id(JsonObject opened) {
        return opened.getJsonObject("result")
                .getJsonArray("discuss.channel")
                .getJsonObject(0)
                .getInteger("id");
    }

    /** The operator says something in a conversation, which arrives. */
    private void hears(Socket socket, int channel, String text) {
        JsonObject data = JsonObject.of("body", text, "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        JsonObject params = JsonObject.of("thread_model", "discuss.channel", "thread_id", channel, "post_data", data);
        assertThat(Scene.error(scene.client.call("/mail/message/post", params, "Cookie", scene.operatorCookie)))
                .isEmpty();
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(socket.notifications.toString()).contains("<p>" + text + "</p>"));
    }

    private String portalUser() {
        String user = """
                WITH partner AS (INSERT INTO res_partner (name) VALUES ('Joel') RETURNING id),
                made AS (INSERT INTO res_users (login, password, share, partner_id)
                  SELECT 'joel', '%s', true, id FROM partner RETURNING id)
                INSERT INTO res_groups_users_rel (uid, gid) SELECT id, 10 FROM made RETURNING uid
                """.formatted(Passwords.hash("secret"));
        assertThat(scene.column(user)).hasSize(1);
        return scene.client.signIn("joel", "secret");
    }
}
