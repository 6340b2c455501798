package dev.switchboard.e2e;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.ModelClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A server that browsers cannot reach for so long that what they would have been told is forgotten meanwhile. */
final class Outage implements AutoCloseable {
    private final DatabaseUrl database = TestDatabase.fresh();
    private final String[] more;
    private ServerProcess reachable;

    /**
     * Begins with a server that can be reached.
     *
     * @param more options of the server
     */
    Outage(String... more) {
        this.more = more;
        reachable = start(0);
    }

    ServerProcess server() {
        return reachable;
    }

    /** The administrator says something elsewhere while nobody reaches the server, and then it can be reached again. */
    void passes(List<String> said) {
        int port = reachable.url().getPort();
        reachable.kill().close();
        try (ServerProcess elsewhere = start(0)) {
            ModelClient administrator = ModelClient.signIn(elsewhere, TestServer.LOGIN, TestServer.PASSWORD);
            JsonArray livechats = JsonArray.of(JsonArray.of("channel_type", "=", "livechat"));
            Object channel = ((JsonArray) administrator.call("discuss.channel", "search", livechats)).getValue(0);
            said.forEach(text -> post(administrator, channel, text));
        }
        forget();
        reachable = start(port);
    }

    private static void post(ModelClient administrator, Object channel, String text) {
        JsonObject data = JsonObject.of("body", text, "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        JsonObject posted = administrator.route(
                "/mail/message/post",
                JsonObject.of("thread_model", "discuss.channel", "thread_id", channel, "post_data", data));
        if (posted == null) {
            throw new AssertionError("not posted: " + text);
        }
    }

    private void forget() {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM bus_bus");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ServerProcess start(int port) {
        String[] options = {
            "--port",
            Integer.toString(port),
            "--database-url",
            TestDatabase.text(database),
            "--admin-password",
            TestServer.PASSWORD
        };
        return ServerProcess.start(Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new));
    }

    @Override
    public void close() {
        reachable.close();
    }
}
