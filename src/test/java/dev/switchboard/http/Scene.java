package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.RawClient.Socket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server with an operator who is online, and the visitors who come by. */
final class Scene implements AutoCloseable {
    private static final String VERSION = "18.0-2";

    final RawClient client;
    final String operatorCookie;
    final Socket operator;
    private final DatabaseUrl database = TestDatabase.fresh();
    private final ServerProcess server;

    /** A visitor's session. */
    record Session(int channelId, String token) {
        JsonObject params() {
            return JsonObject.of("channel_id", channelId, "guest_token", token);
        }
    }

    Scene(String... options) {
        this(Map.of(), options);
    }

    private Scene(Map<String, String> environment, String... options) {
        server = node(environment, options);
        client = new RawClient(server.url());
        operatorCookie = client.signIn("admin", Servers.ADMIN_PASSWORD);
        operator = client.connect(VERSION, server.url().toString(), operatorCookie);
        operator.subscribe(0);
        operator.presence(0);
    }

    /** A server that has no more memory than this for what it works with, such as {@code 200m}. */
    static Scene withHeap(String size) {
        return new Scene(Map.of("JAVA_TOOL_OPTIONS", "-Xmx" + size));
    }

    private ServerProcess node(Map<String, String> environment, String... options) {
        return Servers.start(environment, database, options);
    }

    /** One more server on the same database, once it is ready. */
    ServerProcess anotherNode(String... options) {
        ServerProcess node = node(Map.of(), options);
        assertThat(node.url()).isNotNull();
        return node;
    }

    /** Ends the first server as a power cut would. */
    void loseTheServer() {
        server.kill();
    }

    URI url() {
        return server.url();
    }

    /** The server with which it began. */
    ServerProcess server() {
        return server;
    }

    /** A page of the server itself has this origin. */
    String origin() {
        return server.url().toString();
    }

    /** What the server has logged so far. */
    String errors() {
        return server.errors();
    }

    /** A visitor begins to talk, as soon as the operator is online. */
    @CanIgnoreReturnValue
    Session session(String... headers) {
        JsonObject params = JsonObject.of("channel_id", 1, "anonymous_name", "Ada");
        JsonObject opened = await().atMost(20, SECONDS)
                                .until(
                                        () -> client.call("/im_livechat/cors/get_session", params, headers)
                                                .getValue("result"),
                                        JsonObject.class::isInstance)
                        instanceof JsonObject result
                ? result
                : new JsonObject();
        return new Session(
                opened.getJsonArray("discuss.channel").getJsonObject(0).getInteger("id"),
                opened.getJsonObject("Store").getString("guest_token"));
    }

    /** A visitor has said something. */
    Session spoken(String body) {
        Session session = session();
        assertThat(error(post(session, body))).isEmpty();
        return session;
    }

    /** A visitor posts with files, as their upload was answered. */
    JsonObject post(Session session, String body, JsonObject... files) {
        JsonObject data = JsonObject.of("body", body, "message_type", "comment", "subtype_xmlid", "mail.mt_comment")
                .put("attachment_ids", each(files, "id"));
        return client.call(
                "/im_livechat/cors/message/post",
                JsonObject.of(
                        "thread_model",
                        "discuss.channel",
                        "thread_id",
                        session.channelId(),
                        "post_data",
                        data,
                        "attachment_tokens",
                        each(files, "access_token"),
                        "guest_token",
                        session.token()));
    }

    private static JsonArray each(JsonObject[] files, String field) {
        return new JsonArray(Stream.of(files).map(file -> file.getValue(field)).toList());
    }

    /** Signs in somebody who is new; gives the value of their cookie header. */
    String signedUp(String login, Integer... groups) {
        JsonArray in = JsonArray.of(JsonArray.of(6, 0, new JsonArray(List.of(groups))));
        JsonObject user = JsonObject.of("name", login, "login", login, "password", "pass " + login, "groups_id", in);
        assertThat(error(manage("res.users", "create", user))).isEmpty();
        return client.signIn(login, "pass " + login);
    }

    /** A user comes into a conversation. */
    void joins(String login, Session session) {
        String partner = column("SELECT partner_id FROM res_users WHERE login = '" + login + "'")
                .get(0);
        JsonObject member = JsonObject.of(
                "channel_id", session.channelId(), "partner_id", Integer.valueOf(String.valueOf(partner)));
        assertThat(error(manage("discuss.channel.member", "create", member))).isEmpty();
    }

    /** Visitors may attach files to a conversation. */
    void admits(Session session) {
        JsonArray channel = JsonArray.of(session.channelId());
        assertThat(error(manage("discuss.channel", "write", channel, JsonObject.of("allow_public_upload", true))))
                .isEmpty();
    }

    /** Calls a method of a model as the manager. */
    @CanIgnoreReturnValue
    JsonObject manage(String model, String method, Object... args) {
        return client.call(
                "/web/dataset/call_kw",
                JsonObject.of("model", model, "method", method, "args", JsonArray.of(args), "kwargs", new JsonObject()),
                "Cookie",
                operatorCookie);
    }

    JsonObject call(String route, Session session, JsonObject more) {
        return client.call("/im_livechat/cors/" + route, session.params().mergeIn(more));
    }

    /** The error's Python class; empty for an answer. */
    static String error(JsonObject answer) {
        return answer.containsKey("error")
                ? answer.getJsonObject("error").getJsonObject("data").getString("name")
                : "";
    }

    /** The first column of what a query finds, as text. */
    List<@Nullable String> column(String query) {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<@Nullable String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the server has logged so far. */
    String log() {
        return server.errors();
    }

    @Override
    public void close() {
        server.close();
    }
}
