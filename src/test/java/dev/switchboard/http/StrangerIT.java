package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.RawClient.Socket;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is not in a conversation can neither hear it, nor speak in it, nor find the key to it in the database. */
@TestInstance(Lifecycle.PER_CLASS)
class StrangerIT {
    private static final String VERSION = "18.0-2";

    private final DatabaseUrl database = TestDatabase.fresh();
    private final ServerProcess server = Servers.start(database);
    private final RawClient client = new RawClient(server.url());
    private final String operatorCookie = client.signIn("admin", Servers.ADMIN_PASSWORD);
    private Socket operator = new Socket();
    private String token = "";
    private String strangersToken = "";
    private int channelId;

    @BeforeAll
    void aVisitorAndAStrangerHaveEachAConversation() {
        operator = client.connect(VERSION, server.url().toString(), operatorCookie);
        operator.subscribe(0);
        operator.presence(0);
        await().until(() -> openSession() != null);
        strangersToken = token;
        JsonObject session = Objects.requireNonNull(openSession());
        channelId = session.getJsonArray("discuss.channel").getJsonObject(0).getInteger("id");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private @Nullable JsonObject openSession() {
        JsonObject params = JsonObject.of("channel_id", 1, "anonymous_name", "Visitor");
        Object result = client.call("/im_livechat/cors/get_session", params).getValue("result");
        if (result instanceof JsonObject session) {
            token = session.getJsonObject("Store").getString("guest_token");
            return session;
        }
        return null;
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "notify_typing", "fold"})
    void aStrangerFindsNoSuchConversation(String route) {
        JsonObject params = JsonObject.of("channel_id", channelId, "guest_token", strangersToken)
                .mergeIn(JsonObject.of("is_typing", true, "state", "open", "state_count", 1));

        assertThat(errorName(client.call("/im_livechat/cors/channel/" + route, params)))
                .isEqualTo("werkzeug.exceptions.NotFound");
    }

    @Test
    void aStrangersMessageIsRefusedAndStoresNothing() {
        assertThat(errorName(post(strangersToken, "let me in"))).isEqualTo("werkzeug.exceptions.NotFound");
        assertThat(texts("SELECT body FROM mail_message")).doesNotContain("<p>let me in</p>");
    }

    @Test
    void aStrangerHearsNothingWhateverItSubscribesTo() {
        Socket stranger = client.connect(VERSION, "http://elsewhere.example", null);
        stranger.subscribe(
                0,
                "mail.guest_" + strangersToken,
                "discuss.channel_" + channelId,
                "res.partner_3",
                "odoo-presence-res.partner_4");
        Socket visitor = client.connect(VERSION, "http://elsewhere.example", null);
        visitor.subscribe(0, "mail.guest_" + token);

        assertThat(errorName(post(token, "only for us"))).isEmpty();

        await().atMost(10, SECONDS).until(() -> visitor.types().contains("discuss.channel/new_message"));
        assertThat(stranger.notifications.toString()).doesNotContain("only for us");
    }

    @Test
    void anotherSitesPageHearsNothingOfWhoIsSignedIn() {
        Socket page = client.connect(VERSION, "http://elsewhere.example", operatorCookie);
        page.subscribe(0);
        assertThat(errorName(post(token, "psst"))).isEmpty();

        await().atMost(10, SECONDS)
                .until(() -> operator.notifications.toString().contains("psst"));
        assertThat(page.notifications.toString()).doesNotContain("psst");
    }

    @Test
    void aCopyOfTheDatabaseOpensNothing() {
        String secret = token.substring(token.indexOf("|") + 1);
        String sessionId = operatorCookie.substring(operatorCookie.indexOf("=") + 1);

        List<String> stored = texts("SELECT access_token FROM mail_guest"
                + " UNION ALL SELECT encode(token_hash, 'escape') FROM switchboard_session"
                + " UNION ALL SELECT event::text FROM bus_bus");
        assertThat(stored).isNotEmpty().noneMatch(text -> text.contains(secret) || text.contains(sessionId));
    }

    @Test
    void aSocketEndsWithItsSession() {
        String cookie = client.signIn("admin", Servers.ADMIN_PASSWORD);
        Socket socket = client.connect(VERSION, server.url().toString(), cookie);
        socket.subscribe(0);

        assertThat(client.call("/web/session/destroy", new JsonObject(), "Cookie", cookie)
                        .containsKey("error"))
                .isFalse();

        assertThat(socket.closeCode.orTimeout(10, SECONDS).join()).isEqualTo(4001);
        assertThat(client.call("/web/session/get_session_info", new JsonObject(), "Cookie", cookie)
                        .getJsonObject("error")
                        .getInteger("code"))
                .isEqualTo(100);
    }

    @Test
    void aClientOfAnotherVersionIsSentAway() {
        Socket socket = client.connect("17.0-1", "http://elsewhere.example", null);

        assertThat(socket.closeCode.orTimeout(10, SECONDS).join()).isEqualTo(1000);
        assertThat(socket.closeReason.join()).isEqualTo("OUTDATED_VERSION");
    }

    @Test
    void framesThatMeanNothingAreIgnored() {
        Socket socket = client.connect(VERSION, "http://elsewhere.example", null);
        List.of(
                        "not json",
                        "{}",
                        "[]",
                        "\"x\"",
                        "{\"event_name\":\"nope\",\"data\":{}}",
                        "{\"event_name\":\"subscribe\"}")
                .forEach(socket::send);
        socket.send("{\"event_name\":\"subscribe\",\"data\":{\"channels\":[1],\"last\":0}}");
        socket.subscribe(0, "mail.guest_" + token);

        assertThat(errorName(post(token, "still here"))).isEmpty();
        await().atMost(10, SECONDS).until(() -> socket.notifications.toString().contains("still here"));
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginAreDeniedAlike() {
        for (String login : List.of("admin", "nobody")) {
            JsonObject params = JsonObject.of("db", "switchboard", "login", login, "password", "wrong");
            assertThat(errorName(client.call("/web/session/authenticate", params)))
                    .isEqualTo("odoo.exceptions.AccessDenied");
        }
    }

    private JsonObject post(String guestToken, String body) {
        JsonObject data = JsonObject.of("body", body, "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        return client.call(
                "/im_livechat/cors/message/post",
                JsonObject.of(
                        "thread_model", "discuss.channel",
                        "thread_id", channelId,
                        "post_data", data,
                        "guest_token", guestToken));
    }

    private static String errorName(JsonObject answer) {
        return answer.containsKey("error")
                ? answer.getJsonObject("error").getJsonObject("data").getString("name")
                : "";
    }

    private List<String> texts(String query) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
