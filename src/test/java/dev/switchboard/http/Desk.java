package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.switchboard.app.ServerProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The demo operator at work, and visitors who come to them. */
final class Desk {
    static final int FIRST_CHANNEL = 1;

    private final RawClient client;
    private final String cookie;
    private final RawClient.Socket socket;

    /** A conversation as its visitor knows it. */
    record Session(int channelId, String guestToken) {}

    /** Signs the operator in and waits until visitors can come. */
    Desk(ServerProcess server) {
        client = new RawClient(server.url());
        cookie = client.signIn("demo", "demo");
        socket = client.connect("18.0-2", server.url().toString(), cookie);
        socket.subscribe(0);
        socket.presence(0);
        await().atMost(10, SECONDS).until(this::isOpen);
    }

    private boolean isOpen() {
        JsonObject init = client.call("/im_livechat/cors/init", JsonObject.of("channel_id", FIRST_CHANNEL));
        return init.getJsonObject("result").getBoolean("available_for_me", false);
    }

    RawClient client() {
        return client;
    }

    String cookie() {
        return cookie;
    }

    RawClient.Socket socket() {
        return socket;
    }

    /** What a visitor is answered who opens a conversation. */
    JsonObject visit(String name) {
        JsonObject params = JsonObject.of("channel_id", FIRST_CHANNEL, "anonymous_name", name, "persisted", true);
        return client.call("/im_livechat/cors/get_session", params);
    }

    /** A visitor opens a conversation. */
    Session open(String name) {
        JsonObject result = visit(name).getJsonObject("result");
        return new Session(
                result.getJsonArray("discuss.channel").getJsonObject(0).getInteger("id"),
                result.getJsonObject("Store").getString("guest_token"));
    }

    /** A visitor writes; gives the whole answer. */
    JsonObject post(Session session, String body) {
        JsonObject data = JsonObject.of("body", body, "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        JsonObject params =
                JsonObject.of("thread_model", "discuss.channel", "thread_id", session.channelId(), "post_data", data);
        return client.call("/im_livechat/cors/message/post", params.put("guest_token", session.guestToken()));
    }

    /** The id of the message in an answer. */
    static int messageId(JsonObject answer) {
        JsonArray messages = answer.getJsonObject("result").getJsonArray("mail.message");
        return messages.getJsonObject(0).getInteger("id");
    }
}
