package dev.switchboard.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A customer with one conversation and an operator with none try to learn of another conversation, and to act in it, by
 * every way that models offer. Operators of 19 may read all live chats, by Odoo's rules; they are not strangers there.
 */
@TestInstance(Lifecycle.PER_CLASS)
class StrangerModelsIT {
    private static final String PASSWORD = "open sesame";
    private static final String SECRET = "SECRET";
    private static final String CHANNEL = "discuss.channel";

    private final ServerProcess server = ServerProcess.start(
            "--database-url", TestDatabase.text(TestDatabase.fresh()), "--admin-password", PASSWORD);
    private final ModelClient admin = new ModelClient(server.url(), "/18.0", "admin", PASSWORD);
    private final List<ModelClient> strangers = new ArrayList<>();
    private int own;
    private int foreign;
    private int foreignMessage;
    private int foreignFile;
    private int portalPartner;

    @BeforeAll
    void twoConversations() {
        int portal = user("paula", 10);
        int operator = user("nora", 1, 15);
        portalPartner = partner(portal);
        assertThat(operator).isPositive();
        own = conversation("ours", JsonArray.of(JsonArray.of(4, portalPartner)));
        foreign = conversation(SECRET + " name", new JsonArray());
        assertThat(post(own, "for Paula")).isPositive();
        foreignMessage = post(foreign, SECRET + " text");
        foreignFile = create("ir.attachment", file(SECRET + ".txt", foreign));
        for (String series : List.of("/17.0", "/18.0", "/19.0")) {
            strangers.add(new ModelClient(server.url(), series, "paula", PASSWORD));
        }
        for (String series : List.of("/17.0", "/18.0")) {
            strangers.add(new ModelClient(server.url(), series, "nora", PASSWORD));
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private int user(String login, Integer... groups) {
        return create(
                "res.users",
                JsonObject.of("name", login, "login", login, "password", PASSWORD)
                        .put("groups_id", JsonArray.of(JsonArray.of(6, 0, new JsonArray(List.of(groups))))));
    }

    private int partner(int user) {
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

    private static JsonObject file(String name, int channel) {
        return JsonObject.of("name", name, "datas", "U0VDUkVU", "res_model", CHANNEL, "res_id", channel);
    }

    private static JsonArray domain(String field, String operator, Object value) {
        return JsonArray.of(JsonArray.of(field, operator, value));
    }

    /** What is refused tells nothing; what is answered has to hold nothing. */
    @ParameterizedTest
    @CsvSource({
        "discuss.channel, message_ids.body name display_name message_ids",
        "discuss.channel, pinned_message_ids.body channel_member_ids.channel_id.name channel_partner_ids.channel_ids.name livechat_channel_id.channel_ids.name livechat_channel_id.channel_ids.message_ids.body",
        "discuss.channel.member, channel_id.name channel_id.message_ids.body display_name channel_id",
        "mail.message, body record_name parent_id.body child_ids.body author_id.channel_ids.name",
        "res.partner, channel_ids.name channel_ids.message_ids.body",
        "res.users, partner_id.channel_ids.name",
        "res.users, partner_id.channel_ids.message_ids.body livechat_channel_ids.channel_ids.name",
        "im_livechat.channel, channel_ids.name channel_ids.message_ids.body user_ids.partner_id.channel_ids.name",
        "mail.guest, channel_ids.message_ids.body",
        "ir.attachment, name res_name",
        "rating.rating, message_id.body",
        "chatbot.message, mail_message_id.body",
        "im_livechat.report.channel, channel_name channel_id.message_ids.body",
        "im_livechat.report.operator, channel_id.name",
        "res.company, partner_id.channel_ids.name"
    })
    void noConditionFindsIt(String model, String fields) {
        for (String field : fields.split(" ", -1)) {
            JsonArray domain = domain(field, "ilike", SECRET);
            for (ModelClient stranger : strangers) {
                assertNothing(stranger.answer(model, "search", JsonArray.of(domain), new JsonObject()));
                assertNothing(stranger.answer(model, "search_count", JsonArray.of(domain), new JsonObject()));
                assertNothing(stranger.answer(model, "search_read", JsonArray.of(domain), new JsonObject()));
            }
        }
    }

    private static void assertNothing(JsonObject answer) {
        Object result = answer.getValue("result");
        assertThat(answer.containsKey("error")
                        || new JsonArray().equals(result)
                        || Integer.valueOf(0).equals(result))
                .as(answer.encode())
                .isTrue();
    }

    @Test
    void nothingThatIsReadShowsIt() {
        for (String model : List.of(
                CHANNEL,
                "discuss.channel.member",
                "mail.message",
                "mail.guest",
                "ir.attachment",
                "rating.rating",
                "res.partner",
                "res.users",
                "im_livechat.channel",
                "im_livechat.report.channel",
                "im_livechat.report.operator",
                "chatbot.message",
                "ir.model.data",
                "ir.config_parameter",
                "res.users.settings",
                "res.users.apikeys")) {
            for (ModelClient stranger : strangers) {
                assertHidden(stranger.answer(model, "search_read", JsonArray.of(new JsonArray()), new JsonObject()));
                assertHidden(stranger.answer(
                        model, "search_read", JsonArray.of(new JsonArray()), JsonObject.of("context", everything())));
                assertHidden(stranger.answer(model, "name_search", JsonArray.of(SECRET), new JsonObject()));
            }
        }
    }

    private static JsonObject everything() {
        return JsonObject.of("active_test", false, "uid", 1, "su", true, "allowed_company_ids", JsonArray.of(1));
    }

    private static void assertHidden(JsonObject answer) {
        assertThat(answer.encode()).doesNotContain(SECRET).doesNotContain("U0VDUkVU");
    }

    @Test
    void groupsAndSpecificationsShowNothingOfIt() {
        JsonObject bodies = JsonObject.of("body", new JsonObject(), "display_name", new JsonObject());
        JsonObject messages = JsonObject.of("fields", bodies);
        JsonObject specification = JsonObject.of("name", new JsonObject(), "message_ids", messages)
                .put(
                        "livechat_channel_id",
                        JsonObject.of(
                                "fields",
                                JsonObject.of(
                                        "channel_ids",
                                        JsonObject.of(
                                                "fields",
                                                JsonObject.of("name", new JsonObject(), "message_ids", messages)))));
        JsonArray all = new JsonArray();
        for (ModelClient stranger : strangers) {
            assertHidden(
                    stranger.answer(CHANNEL, "web_search_read", JsonArray.of(all, specification), new JsonObject()));
            assertHidden(stranger.answer(
                    CHANNEL, "web_read", JsonArray.of(JsonArray.of(foreign), specification), new JsonObject()));
            for (String field : List.of("name", "livechat_channel_id", "uuid")) {
                assertHidden(stranger.answer(
                        CHANNEL,
                        "read_group",
                        JsonArray.of(all, JsonArray.of("__count"), JsonArray.of(field)),
                        new JsonObject()));
                assertHidden(stranger.answer(
                        CHANNEL, "formatted_read_group", JsonArray.of(all, JsonArray.of(field)), new JsonObject()));
            }
            assertHidden(stranger.answer(
                    "mail.message",
                    "read_group",
                    JsonArray.of(all, JsonArray.of("body"), JsonArray.of("author_id")),
                    JsonObject.of("lazy", false)));
            assertHidden(stranger.answer(
                    "discuss.channel.member",
                    "read_group",
                    JsonArray.of(all, JsonArray.of("__count"), JsonArray.of("channel_id")),
                    new JsonObject()));
            assertHidden(stranger.answer(
                    CHANNEL,
                    "export_data",
                    JsonArray.of(JsonArray.of(foreign), JsonArray.of("name")),
                    new JsonObject()));
        }
    }

    @Test
    void whoNamesItIsRefused() {
        JsonArray it = JsonArray.of(foreign);
        for (ModelClient stranger : strangers) {
            for (String method : List.of(
                    "execute_command_help",
                    "execute_command_who",
                    "execute_command_history",
                    "execute_command_leave",
                    "channel_fetched",
                    "channel_join",
                    "action_unfollow",
                    "unlink",
                    "copy",
                    "message_post")) {
                assertThat(stranger.refusal(CHANNEL, method, it)).as(method).contains("AccessError");
            }
            assertThat(stranger.refusal(CHANNEL, "read", it, JsonArray.of("name")))
                    .contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "write", it, JsonObject.of("name", "mine")))
                    .contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "set_message_pin", it, foreignMessage, true))
                    .contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "channel_rename", it, "mine")).contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "channel_pin", it, true)).contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "channel_set_custom_name", it, "mine"))
                    .contains("AccessError");
            assertThat(stranger.refusal(CHANNEL, "add_members", it, JsonArray.of(portalPartner)))
                    .contains("AccessError");
            assertThat(stranger.refusal("mail.message", "read", JsonArray.of(foreignMessage), JsonArray.of("body")))
                    .contains("AccessError");
            assertThat(stranger.refusal("ir.attachment", "read", JsonArray.of(foreignFile), JsonArray.of("datas")))
                    .contains("AccessError");
        }
        assertUntouched();
    }

    private void assertUntouched() {
        JsonArray read = (JsonArray) admin.call(
                CHANNEL, "read", JsonArray.of(foreign), JsonArray.of("name", "channel_partner_ids", "message_ids"));
        assertThat(read.getJsonObject(0).getString("name")).isEqualTo(SECRET + " name");
        assertThat(read.getJsonObject(0).getJsonArray("channel_partner_ids")).isEqualTo(JsonArray.of(3));
        assertThat(read.getJsonObject(0).getJsonArray("message_ids")).isEqualTo(JsonArray.of(foreignMessage));
    }

    @Test
    void nobodyGetsInByWritingToSomethingElse() {
        JsonArray in = JsonArray.of(JsonArray.of(4, foreign));
        for (ModelClient stranger : strangers) {
            int self = ((JsonObject) stranger.call("res.users", "context_get")).getInteger("uid");
            int partner = partner(self);
            assertThat(stranger.refusal(
                            "discuss.channel.member",
                            "create",
                            JsonObject.of("channel_id", foreign, "partner_id", partner)))
                    .contains("AccessError");
            assertThat(stranger.refusal(
                            "res.partner", "write", JsonArray.of(partner), JsonObject.of("channel_ids", in)))
                    .contains("AccessError");
            assertThat(stranger.refusal("res.users", "write", JsonArray.of(self), JsonObject.of("groups_id", in)))
                    .isNotEmpty();
            assertThat(stranger.refusal("ir.attachment", "create", file("mine.txt", foreign)))
                    .contains("AccessError");
            assertThat(stranger.refusal(
                            "mail.message",
                            "create",
                            JsonObject.of("model", CHANNEL, "res_id", foreign, "body", "me too")))
                    .contains("AccessError");
        }
        assertUntouched();
    }

    @Test
    void whoManagesContactsPutsNobodyIntoAConversation() {
        int manager = user("carl", 1, 9);
        ModelClient carl = new ModelClient(server.url(), "/18.0", "carl", PASSWORD);
        JsonObject values = JsonObject.of("channel_ids", JsonArray.of(JsonArray.of(4, foreign)));

        assertThat(carl.call("res.partner", "write", JsonArray.of(partner(manager)), values))
                .isEqualTo(true);

        assertThat(carl.refusal(CHANNEL, "read", JsonArray.of(foreign), JsonArray.of("name")))
                .contains("AccessError");
        assertUntouched();
    }

    @Test
    void anAnswerShowsNothingOfAnotherConversation() {
        ModelClient paula = strangers.get(1);
        Object answer = paula.call(
                "mail.message",
                "create",
                JsonObject.of("model", CHANNEL, "res_id", own, "body", "re", "parent_id", foreignMessage));

        assertHidden(paula.answer("mail.message", "read", JsonArray.of(JsonArray.of(answer)), new JsonObject()));
        assertThat(paula.refusal(
                        "mail.message", "write", JsonArray.of(answer), JsonObject.of("parent_id", foreignMessage)))
                .contains("AccessError");
    }

    @Test
    void aMarkShowsNothingOfAnotherConversation() {
        ModelClient paula = strangers.get(1);
        JsonArray self =
                (JsonArray) paula.call("discuss.channel.member", "search", domain("partner_id", "=", portalPartner));

        assertThat(paula.refusal(
                        "discuss.channel.member", "write", self, JsonObject.of("seen_message_id", foreignMessage)))
                .contains("AccessError");
    }

    @Test
    void theOwnConversationIsThere() {
        ModelClient paula = strangers.get(1);

        assertThat(paula.call(CHANNEL, "search", new JsonArray())).isEqualTo(JsonArray.of(own));
        assertThat(String.valueOf(paula.call("mail.message", "search_read", domain("res_id", "=", own))))
                .contains("for Paula");
    }

    @Test
    void secretsOfAccountsCannotBeGuessedByConditions() {
        for (ModelClient stranger : strangers) {
            for (String field : List.of("password", "new_password", "api_key_ids.name", "api_key_ids.index")) {
                JsonArray domain = domain(field, "like", "%");
                assertNothingOrIgnored(stranger, domain);
            }
        }
    }

    /** Odoo ignores conditions on what cannot be searched; then they must not tell one value from another. */
    private static void assertNothingOrIgnored(ModelClient stranger, JsonArray domain) {
        JsonObject found = stranger.answer("res.users", "search_count", JsonArray.of(domain), new JsonObject());
        JsonArray other = domain(domain.getJsonArray(0).getString(0), "like", "no such thing");
        JsonObject none = stranger.answer("res.users", "search_count", JsonArray.of(other), new JsonObject());
        assertThat(found.getValue("result")).isEqualTo(none.getValue("result"));
    }
}
