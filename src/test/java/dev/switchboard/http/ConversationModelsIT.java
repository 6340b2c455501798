package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.RawClient.Socket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What scripts do to conversations and users, and who hears of it: golden/odoo18/11, 17b, 18 and 20. */
@TestInstance(Lifecycle.PER_CLASS)
class ConversationModelsIT {
    private static final String CHANNEL = "discuss.channel";
    private static final String VERSION = "18.0-2";

    private final ServerProcess server = Servers.start(TestDatabase.fresh());
    private final RawClient client = new RawClient(server.url());
    private final String admin = client.signIn("admin", Servers.ADMIN_PASSWORD);
    private int operator;
    private int operatorPartner;

    @BeforeAll
    void anOperator() {
        operator = user("olivia");
        operatorPartner = result(call(admin, "res.users", "read", JsonArray.of(operator), JsonArray.of("partner_id")))
                .toString()
                .replaceAll(".*partner_id\":\\[(\\d+).*", "$1")
                .transform(Integer::valueOf);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private int user(String login) {
        JsonObject values = JsonObject.of("name", login, "login", login, "password", "first secret")
                .put("groups_id", JsonArray.of(JsonArray.of(6, 0, JsonArray.of(1, 16))));
        return (Integer) result(call(admin, "res.users", "create", values));
    }

    private JsonObject call(String cookie, String model, String method, Object... args) {
        return named(cookie, model, method, JsonArray.of(args), new JsonObject());
    }

    private JsonObject named(String cookie, String model, String method, JsonArray args, JsonObject kwargs) {
        JsonObject params = JsonObject.of("model", model, "method", method, "args", args, "kwargs", kwargs);
        return client.call("/web/dataset/call_kw", params, "Cookie", cookie);
    }

    private static Object result(JsonObject answer) {
        return Objects.requireNonNull(answer.getValue("result"), answer.encode());
    }

    private static String message(JsonObject answer) {
        return answer.getJsonObject("error").getJsonObject("data").getString("message");
    }

    private int conversation() {
        return (Integer) result(call(
                admin,
                CHANNEL,
                "create",
                JsonObject.of("name", "RPC livechat", "channel_type", "livechat", "livechat_operator_id", 3)));
    }

    private JsonObject post(String cookie, int channel, JsonObject message) {
        return named(cookie, CHANNEL, "message_post", JsonArray.of(JsonArray.of(channel)), message);
    }

    private Socket socket(String cookie) {
        Socket socket = client.connect(VERSION, server.url().toString(), cookie);
        socket.subscribe(0);
        return socket;
    }

    private static void awaitText(Socket socket, String text) {
        await().atMost(10, SECONDS).until(() -> socket.notifications.toString().contains(text));
    }

    @Test
    void whoIsBroughtInHearsWhatIsSaidFromThenOn() {
        Socket hears = socket(client.signIn("olivia", "first secret"));
        int channel = conversation();
        assertThat(post(admin, channel, JsonObject.of("body", "before")).containsKey("error"))
                .isFalse();

        Object added = result(named(
                admin,
                CHANNEL,
                "add_members",
                JsonArray.of(JsonArray.of(channel)),
                JsonObject.of("partner_ids", JsonArray.of(operatorPartner))));
        assertThat(String.valueOf(added)).matches("discuss\\.channel\\.member\\(\\d+,\\)");
        awaitText(hears, "discuss.channel/joined");
        assertThat(post(admin, channel, JsonObject.of("body", "a <b>text</b>")).getValue("result"))
                .isInstanceOf(Integer.class);

        awaitText(hears, "<p>a &lt;b&gt;text&lt;/b&gt;</p>");
        assertThat(hears.notifications.toString())
                .contains("invited_by_user_id")
                .doesNotContain("<p>before</p>");
    }

    @Test
    void whoLeavesHearsNothingMore() {
        String cookie = client.signIn("olivia", "first secret");
        Socket hears = socket(cookie);
        int channel = conversation();
        JsonObject her = JsonObject.of("partner_ids", JsonArray.of(operatorPartner));
        assertThat(result(named(admin, CHANNEL, "add_members", JsonArray.of(JsonArray.of(channel)), her)))
                .isNotNull();
        awaitText(hears, "discuss.channel/joined");

        assertThat(call(cookie, CHANNEL, "action_unfollow", JsonArray.of(channel))
                        .containsKey("error"))
                .isFalse();
        awaitText(hears, "discuss.channel/leave");
        Socket other = socket(admin);
        assertThat(post(admin, channel, JsonObject.of("body", "among us")).containsKey("error"))
                .isFalse();

        awaitText(other, "among us");
        assertThat(hears.notifications.toString()).doesNotContain("among us");
    }

    @Test
    void commandsAreAnsweredToWhoGaveThem() {
        Socket hears = socket(admin);
        int channel = conversation();

        for (String command : new String[] {"help", "who", "history"}) {
            assertThat(named(
                                    admin,
                                    CHANNEL,
                                    "execute_command_" + command,
                                    JsonArray.of(JsonArray.of(channel)),
                                    JsonObject.of("body", "/x"))
                            .containsKey("error"))
                    .isFalse();
        }

        awaitText(hears, "im_livechat.history_command");
        assertThat(hears.notifications.toString())
                .contains("You are alone in a private conversation.<br><br>Type <b>@username</b>")
                .contains("You are alone in this channel.");
    }

    @Test
    void aPinnedMessageIsToldAndAPutAwayConversationToo() {
        Socket hears = socket(admin);
        int channel = conversation();
        int said = (Integer) result(post(admin, channel, JsonObject.of("body", "note this")));

        assertThat(call(admin, CHANNEL, "set_message_pin", JsonArray.of(channel), said, true)
                        .containsKey("error"))
                .isFalse();
        assertThat(call(admin, CHANNEL, "channel_pin", JsonArray.of(channel), false)
                        .containsKey("error"))
                .isFalse();

        awaitText(hears, "discuss.channel/unpin");
        assertThat(hears.notifications.toString())
                .contains("pinned_at")
                .contains("Administrator pinned a message to this channel.");
    }

    @Test
    void aMessageIsPinnedInItsOwnConversationOnly() {
        int said = (Integer) result(post(admin, conversation(), JsonObject.of("body", "not here")));

        JsonObject ignored = call(admin, CHANNEL, "set_message_pin", JsonArray.of(conversation()), said, true);

        JsonArray pinned = (JsonArray) result(call(
                admin,
                "mail.message",
                "search",
                JsonArray.of(JsonArray.of("id", "=", said), JsonArray.of("pinned_at", "!=", false))));
        assertThat(pinned).as(ignored.encode()).isEmpty();
    }

    @Test
    void onlyAdministratorsSpeakForOthers() {
        int channel = conversation();
        JsonObject her = JsonObject.of("partner_ids", JsonArray.of(operatorPartner));
        assertThat(result(named(admin, CHANNEL, "add_members", JsonArray.of(JsonArray.of(channel)), her)))
                .isNotNull();
        String cookie = client.signIn("olivia", "first secret");

        assertThat(message(post(cookie, channel, JsonObject.of("body", "I am the boss", "author_id", 3))))
                .isEqualTo("You can only post messages in your own name.");
        assertThat(post(admin, channel, JsonObject.of("body", "hers", "author_id", operatorPartner))
                        .getValue("result"))
                .isInstanceOf(Integer.class);
    }

    @Test
    void aNewPasswordEndsSessionsAndClosesTheirSockets() {
        int id = user("renata");
        String cookie = client.signIn("renata", "first secret");
        Socket hears = socket(cookie);
        awaitSubscription(cookie, hears);

        assertThat(result(call(admin, "res.users", "write", JsonArray.of(id), JsonObject.of("password", "second"))))
                .isEqualTo(true);

        await().atMost(10, SECONDS).until(hears.closeCode::isDone);
        assertThat(hears.closeCode.join()).isEqualTo(4001);
        assertThat(message(call(cookie, "res.users", "context_get"))).isEqualTo("Session expired");
        assertThat(call(client.signIn("renata", "second"), "res.users", "context_get")
                        .getJsonObject("result"))
                .isEqualTo(JsonObject.of("lang", "en_US", "tz", false, "uid", id));
    }

    private void awaitSubscription(String cookie, Socket socket) {
        assertThat(result(call(cookie, CHANNEL, "create", JsonObject.of("name", "alone", "channel_type", "group"))))
                .isNotNull();
        await().atMost(10, SECONDS).until(() -> !socket.notifications.isEmpty());
    }

    @Test
    void whoIsArchivedIsSignedOut() {
        int id = user("arthur");
        String cookie = client.signIn("arthur", "first secret");

        assertThat(result(call(admin, "res.users", "write", JsonArray.of(id), JsonObject.of("active", false))))
                .isEqualTo(true);

        assertThat(message(call(cookie, "res.users", "context_get"))).isEqualTo("Session expired");
    }

    @Test
    void usersChangeOfThemselvesWhatIsTheirsAndNothingMore() {
        String cookie = client.signIn("olivia", "first secret");
        JsonObject own = JsonObject.of("livechat_username", "Olivia L.", "tz", "Europe/Paris")
                .put("livechat_lang_ids", JsonArray.of(JsonArray.of(6, 0, JsonArray.of(1))));
        JsonArray self = JsonArray.of(operator);

        assertThat(result(call(cookie, "res.users", "write", self, own))).isEqualTo(true);
        assertThat(result(call(cookie, "res.users", "read", self, JsonArray.of("livechat_username", "tz")))
                        .toString())
                .contains("Olivia L.")
                .contains("Europe/Paris");
        for (JsonObject more : new JsonObject[] {
            JsonObject.of("groups_id", JsonArray.of(JsonArray.of(4, 2))),
            JsonObject.of("tz", "UTC", "login", "root"),
            JsonObject.of("livechat_lang_ids", JsonArray.of(JsonArray.of(1, 1, JsonObject.of("name", "x")))),
            JsonObject.of("password", "mine")
        }) {
            assertThat(message(call(cookie, "res.users", "write", self, more)))
                    .startsWith("You are not allowed to modify 'User' (res.users) records.");
        }
    }
}
