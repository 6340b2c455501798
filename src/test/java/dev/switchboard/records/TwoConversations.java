package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A server with two live chats: a customer is in one of them, and an operator in none. Operators of 19 may read all live
 * chats, by Odoo's rules; they are not strangers there.
 */
final class TwoConversations implements AutoCloseable {
    static final String CHANNEL = "discuss.channel";
    static final String SECRET = "SECRET";

    private static final String PASSWORD = "open sesame";

    final ServerProcess server = ServerProcess.start(
            "--database-url", TestDatabase.text(TestDatabase.fresh()), "--admin-password", PASSWORD);
    final ModelClient admin = new ModelClient(server.url(), "/18.0", "admin", PASSWORD);
    final ModelClient customer;
    final List<ModelClient> strangers = new ArrayList<>();
    final int customerPartner;
    final int own;
    final int foreign;
    final int foreignMessage;
    final int foreignFile;

    TwoConversations() {
        customerPartner = partner(user("paula", 10));
        assertThat(user("nora", 1, 15)).isPositive();
        own = conversation("ours", JsonArray.of(JsonArray.of(4, customerPartner)));
        foreign = conversation(SECRET + " name", new JsonArray());
        assertThat(post(own, "for Paula")).isPositive();
        foreignMessage = post(foreign, SECRET + " text");
        foreignFile = create("ir.attachment", file(SECRET + ".txt"));
        customer = client("/18.0", "paula");
        strangers.addAll(List.of(
                client("/17.0", "paula"),
                customer,
                client("/19.0", "paula"),
                client("/17.0", "nora"),
                client("/18.0", "nora")));
    }

    ModelClient client(String prefix, String login) {
        return new ModelClient(server.url(), prefix, login, PASSWORD);
    }

    int user(String login, Integer... groups) {
        JsonArray becomes = JsonArray.of(JsonArray.of(6, 0, new JsonArray(List.of(groups))));
        return create(
                "res.users", JsonObject.of("name", login, "login", login, "password", PASSWORD, "groups_id", becomes));
    }

    int partner(int user) {
        JsonArray read = (JsonArray) admin.call("res.users", "read", JsonArray.of(user), JsonArray.of("partner_id"));
        return read.getJsonObject(0).getJsonArray("partner_id").getInteger(0);
    }

    private int conversation(String name, JsonArray partners) {
        return create(
                CHANNEL,
                JsonObject.of("name", name, "channel_type", "livechat", "livechat_operator_id", 3)
                        .put("livechat_channel_id", 1)
                        .put("channel_partner_ids", partners));
    }

    private int create(String model, JsonObject values) {
        return (Integer) admin.call(model, "create", values);
    }

    private int post(int channel, String body) {
        JsonObject kwargs = JsonObject.of("body", body, "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        return admin.answer(CHANNEL, "message_post", JsonArray.of(JsonArray.of(channel)), kwargs)
                .getInteger("result");
    }

    /** The values of a file for the conversation that is not for strangers. */
    JsonObject file(String name) {
        return JsonObject.of("name", name, "datas", "U0VDUkVU", "res_model", CHANNEL, "res_id", foreign);
    }

    /** Nobody came in, said or renamed anything. */
    void assertUntouched() {
        JsonArray read = (JsonArray) admin.call(
                CHANNEL, "read", JsonArray.of(foreign), JsonArray.of("name", "channel_partner_ids", "message_ids"));
        JsonObject channel = read.getJsonObject(0);
        assertThat(channel.getString("name")).isEqualTo(SECRET + " name");
        assertThat(channel.getJsonArray("channel_partner_ids")).isEqualTo(JsonArray.of(3));
        assertThat(channel.getJsonArray("message_ids")).isEqualTo(JsonArray.of(foreignMessage));
    }

    static JsonArray domain(String field, String operator, Object value) {
        return JsonArray.of(JsonArray.of(field, operator, value));
    }

    /** Neither a name nor a text nor a byte of the secret. */
    static void assertHidden(JsonObject answer) {
        assertThat(answer.encode()).doesNotContain(SECRET).doesNotContain("U0VDUkVU");
    }

    @Override
    public void close() {
        server.close();
    }
}
