package dev.switchboard.records;

import static dev.switchboard.records.ModelCaller.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.Persona;
import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes are those of golden/odoo18/17a (49 to 55), odoo17/17 (336) and odoo19/17 (167 to 226). */
class WebMethodsIT {
    private static final String CHANNEL = "im_livechat.channel";
    private static final String RULE = "im_livechat.channel.rule";
    private static final ModelCaller CALLER = new ModelCaller(WebMethods.all());

    @BeforeAll
    static void aChannelWithRules() {
        CALLER.store(
                "INSERT INTO im_livechat_channel (id, name) VALUES (40, 'Desk'), (41, 'Empty'), (42, 'Third')",
                "INSERT INTO utm_source (id, name) VALUES (60, 'Bot')",
                "INSERT INTO chatbot_script (id, title, operator_partner_id, source_id) VALUES (60, 'Bot', 3, 60)",
                "INSERT INTO im_livechat_channel_rule (id, channel_id, regex_url, sequence, chatbot_script_id)"
                        + " VALUES (70, 40, '/a', 1, 60), (71, 40, '/b', 2, NULL), (72, 41, '/c', 3, NULL), (73, 42, '/d', 4, NULL), (74, 42, '/e', 5, NULL)");
    }

    @AfterAll
    static void close() {
        CALLER.close();
    }

    private static JsonArray read(int id, String specification) {
        return (JsonArray) CALLER.call(ADMIN, 18, CHANNEL, "web_read", JsonArray.of(id), new JsonObject(specification));
    }

    @Test
    void recordsAreReadAsFarAsTheSpecificationGoes() {
        JsonArray records = read(40, """
                {"name": {}, "rule_ids": {"fields": {"regex_url": {},
                  "chatbot_script_id": {"fields": {"display_name": {}}}, "channel_id": {}}}}""");

        assertThat(records).isEqualTo(new JsonArray("""
                        [{"id": 40, "name": "Desk", "rule_ids": [
                          {"id": 70, "regex_url": "/a", "chatbot_script_id": {"id": 60, "display_name": "Bot"},
                           "channel_id": 40},
                          {"id": 71, "regex_url": "/b", "chatbot_script_id": false, "channel_id": 40}]}]"""));
    }

    @Test
    void beyondTheLimitOfAListThereAreIdsInItsOrder() {
        JsonArray records = read(
                40, "{\"rule_ids\": {\"fields\": {\"regex_url\": {}}, \"limit\": 1, \"order\": \"sequence desc\"}}");

        assertThat(records.getJsonObject(0).getJsonArray("rule_ids"))
                .isEqualTo(new JsonArray("[{\"id\": 71, \"regex_url\": \"/b\"}, {\"id\": 70}]"));
    }

    @Test
    void aFieldThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> read(40, "{\"nothing\": {}}"))
                .hasMessage("Invalid field 'nothing' on model 'im_livechat.channel'");
    }

    @Test
    void whoMayNotReadTheOthersIsRefused() {
        Persona.User portal = new Persona.User(50, 50, Set.of(ResGroups.PORTAL));

        assertThatThrownBy(() -> CALLER.call(
                        portal,
                        18,
                        RULE,
                        "web_read",
                        JsonArray.of(70),
                        new JsonObject("{\"chatbot_script_id\": {\"fields\": {\"title\": {}}}}")))
                .hasMessageStartingWith("You are not allowed to access");
    }

    @Test
    void theLengthIsCountedWhereTheLimitIsReached() {
        JsonArray domain = JsonArray.of(JsonArray.of("id", ">=", 40));
        JsonObject limited = search(JsonObject.of("limit", 2, "offset", 1), domain);
        JsonObject counted = search(JsonObject.of("limit", 1, "count_limit", 2), domain);

        assertThat(limited.getJsonArray("records")).hasSize(2);
        assertThat(limited.getInteger("length")).isEqualTo(3);
        assertThat(counted.getInteger("length")).isEqualTo(2);
        assertThat(search(new JsonObject(), JsonArray.of(JsonArray.of("id", "=", -1))))
                .isEqualTo(JsonObject.of("length", 0, "records", new JsonArray()));
    }

    private static JsonObject search(JsonObject kwargs, JsonArray domain) {
        JsonObject specification = new JsonObject("{\"name\": {}}");
        return (JsonObject) CALLER.call(ADMIN, 18, CHANNEL, "web_search_read", kwargs, domain, specification);
    }

    @Test
    void savingMakesARecordWhereThereIsNone() {
        JsonObject specification = new JsonObject("{\"name\": {}, \"user_ids\": {}}");
        JsonArray made = (JsonArray) CALLER.call(
                ADMIN, 18, CHANNEL, "web_save", new JsonArray(), JsonObject.of("name", "Made"), specification);
        JsonObject record = made.getJsonObject(0);
        JsonArray saved = (JsonArray) CALLER.call(
                ADMIN,
                18,
                CHANNEL,
                "web_save",
                JsonArray.of(record.getInteger("id")),
                JsonObject.of("name", "Saved"),
                specification);

        assertThat(record.getString("name")).isEqualTo("Made");
        assertThat(record.getJsonArray("user_ids")).isEqualTo(JsonArray.of(ADMIN.id()));
        assertThat(saved).isEqualTo(JsonArray.of(record.copy().put("name", "Saved")));
    }

    @Test
    void eachRecordHasItsOwnValues() {
        JsonArray sequences = JsonArray.of(JsonObject.of("sequence", 7));

        assertThat(CALLER.call(
                        ADMIN,
                        19,
                        RULE,
                        "web_save_multi",
                        JsonArray.of(72),
                        sequences,
                        new JsonObject("{\"sequence\": {}}")))
                .isEqualTo(new JsonArray("[{\"id\": 72, \"sequence\": 7}]"));
        assertThatThrownBy(() -> CALLER.call(
                        ADMIN, 19, RULE, "web_save_multi", JsonArray.of(70, 71), sequences, new JsonObject()))
                .hasMessage("Each record must have a corresponding vals entry.");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18, 19})
    void recordsAreNumberedInTheOrderOfTheirIds(int series) {
        assertThat(CALLER.call(
                        ADMIN,
                        series,
                        RULE,
                        "web_resequence",
                        JsonObject.of("offset", 5),
                        JsonArray.of(74, 73),
                        new JsonObject("{\"sequence\": {}}")))
                .isEqualTo(new JsonArray("[{\"id\": 74, \"sequence\": 5}, {\"id\": 73, \"sequence\": 6}]"));
    }

    @Test
    void namesAreSearchedFromNineteenOn() {
        JsonObject name = new JsonObject("{\"display_name\": {}}");

        assertThat(CALLER.call(ADMIN, 19, CHANNEL, "web_name_search", "Desk", name))
                .isEqualTo(new JsonArray("""
                        [{"id": 40, "display_name": "Desk", "__formatted_display_name": "Desk"}]"""));
        assertThatThrownBy(() -> CALLER.call(ADMIN, 18, CHANNEL, "web_name_search", "Desk", name))
                .hasMessage("The method 'web_name_search' does not exist on the model 'im_livechat.channel'");
    }

    @Test
    void aNewRecordBeginsWithItsInitialValues() {
        JsonObject form = new JsonObject("""
                {"name": {}, "button_text": {}, "nbr_channel": {}, "rule_ids": {},
                 "user_ids": {"fields": {"display_name": {}}}}""");

        assertThat(CALLER.call(
                        ADMIN, 17, CHANNEL, "onchange", new JsonArray(), new JsonObject(), new JsonArray(), form))
                .isEqualTo(new JsonObject("""
                        {"value": {"name": false, "button_text": "Have a Question? Chat with us.", "nbr_channel": 0,
                          "user_ids": [[4, 2, {"id": 2, "display_name": "Administrator"}]]}}"""));
    }

    @Test
    void nothingElseChangesWithAField() {
        JsonObject form = new JsonObject("{\"name\": {}}");

        assertThat(CALLER.call(
                        ADMIN,
                        18,
                        CHANNEL,
                        "onchange",
                        new JsonArray(),
                        JsonObject.of("name", "x"),
                        JsonArray.of("name"),
                        form))
                .isEqualTo(new JsonObject("{\"value\": {}}"));
    }
}
