package dev.switchboard.records;

import static dev.switchboard.records.TwoConversations.CHANNEL;
import static dev.switchboard.records.TwoConversations.SECRET;
import static dev.switchboard.records.TwoConversations.assertHidden;
import static dev.switchboard.records.TwoConversations.domain;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strangers try to learn of a conversation by every way that models offer to find, read and group. */
@TestInstance(Lifecycle.PER_CLASS)
class StrangerModelsIT {
    private final TwoConversations world = new TwoConversations();

    @AfterAll
    void stop() {
        world.close();
    }

    /** A condition tells nothing when it is answered as one on what is nowhere; Odoo ignores some conditions. */
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
            for (ModelClient stranger : world.strangers) {
                assertTellsNothing(stranger, model, field, SECRET);
            }
        }
    }

    private static void assertTellsNothing(ModelClient stranger, String model, String field, String value) {
        for (String method : List.of("search", "search_count", "search_read")) {
            JsonObject found =
                    stranger.answer(model, method, JsonArray.of(domain(field, "ilike", value)), new JsonObject());
            JsonObject nothing =
                    stranger.answer(model, method, JsonArray.of(domain(field, "ilike", "NOWHERE")), new JsonObject());
            assertThat(found.getValue("result")).as(found.encode()).isEqualTo(nothing.getValue("result"));
            assertThat(String.valueOf(found.getValue("result"))).doesNotContain(SECRET);
        }
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
            for (ModelClient stranger : world.strangers) {
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

    @Test
    void specificationsShowNothingOfIt() {
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
        for (ModelClient stranger : world.strangers) {
            assertHidden(
                    stranger.answer(CHANNEL, "web_search_read", JsonArray.of(all, specification), new JsonObject()));
            assertHidden(stranger.answer(
                    CHANNEL, "web_read", JsonArray.of(JsonArray.of(world.foreign), specification), new JsonObject()));
        }
    }

    @Test
    void groupsAndExportsShowNothingOfIt() {
        JsonArray all = new JsonArray();
        for (ModelClient stranger : world.strangers) {
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
                    JsonArray.of(JsonArray.of(world.foreign), JsonArray.of("name")),
                    new JsonObject()));
        }
    }

    @Test
    void theOwnConversationIsThere() {
        ModelClient paula = world.customer;

        assertThat(paula.call(CHANNEL, "search", new JsonArray())).isEqualTo(JsonArray.of(world.own));
        assertThat(String.valueOf(paula.call("mail.message", "search_read", domain("res_id", "=", world.own))))
                .contains("for Paula");
    }

    @Test
    void secretsOfAccountsCannotBeGuessedByConditions() {
        for (ModelClient stranger : world.strangers) {
            for (String field : List.of("password", "new_password", "api_key_ids.name", "api_key_ids.index")) {
                assertTellsNothing(stranger, "res.users", field, "%");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "read | [[OWN], ['name', 'FIELD']]",
                "search_read | [[], ['FIELD']]",
                "search | [[['FIELD', '=', false]]]",
                "search | [[], 0, 1, 'FIELD']",
                "search_count | [['&', ['name', '!=', false], ['FIELD', '!=', false]]]",
                "web_read | [[OWN], {'FIELD': {}}]"
            })
    void fieldsForEmployeesAreRefusedToCustomersByAnyRoad(String method, String args) {
        String field = "rating_last_feedback";
        String named = args.replace('\'', '"').replace("FIELD", field).replace("OWN", String.valueOf(world.own));

        JsonObject answer = world.customer.answer(CHANNEL, method, new JsonArray(named), new JsonObject());

        assertThat(answer.encode()).contains("odoo.exceptions.AccessError").contains(field);
    }
}
