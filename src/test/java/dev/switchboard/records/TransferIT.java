package dev.switchboard.records;

import static dev.switchboard.records.ModelCaller.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.Persona;
import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransferIT {
    private static final String CHANNEL = "im_livechat.channel";
    private static final String RULE = "im_livechat.channel.rule";

    private final ModelCaller caller = new ModelCaller(TransferMethods.all());

    @AfterEach
    void close() {
        caller.close();
    }

    private JsonArray export(String model, JsonArray ids, String... columns) {
        JsonObject exported =
                (JsonObject) caller.call(ADMIN, 18, model, "export_data", ids, new JsonArray(List.of(columns)));
        return exported.getJsonArray("datas");
    }

    private JsonObject load(String model, JsonArray columns, JsonArray... lines) {
        return (JsonObject) caller.call(ADMIN, 18, model, "load", columns, new JsonArray(List.of(lines)));
    }

    private long channels() {
        return (Long) caller.stored("SELECT count(*) FROM im_livechat_channel");
    }

    @Test
    void listsTakeAsManyLinesAsTheyHaveRecords() {
        caller.store("INSERT INTO im_livechat_channel_rule (channel_id, regex_url, sequence, action)"
                + " VALUES (1, '/a', 1, 'auto_popup'), (1, '/b', 2, 'hide_button')");

        assertThat(export(CHANNEL, JsonArray.of(1), "name", ".id", "rule_ids/regex_url", "rule_ids/action"))
                .isEqualTo(new JsonArray("""
                        [["YourWebsite.com", "1", "/a", "Open automatically"], ["", "", "/b", "Hide"]]"""));
    }

    @Test
    void namesForEveryDatabaseAreGivenOnceAndKept() {
        caller.store("INSERT INTO im_livechat_channel (id, name) VALUES (40, 'Desk')");
        JsonArray first = export(CHANNEL, JsonArray.of(40), "id", "name");
        JsonArray second = export(CHANNEL, JsonArray.of(40), "id", "name");

        assertThat(first.getJsonArray(0).getString(0)).matches("__export__\\.im_livechat_channel_40_[0-9a-f]{8}");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void onlyAdministratorsExport() {
        Persona.User operator = new Persona.User(50, 50, Set.of(ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_MANAGER));

        assertThatThrownBy(
                        () -> caller.call(operator, 18, CHANNEL, "export_data", JsonArray.of(1), JsonArray.of("name")))
                .hasMessage("You don't have the rights to export data. Please contact an Administrator.");
    }

    @Test
    void whatWasExportedComesBackAsTheSameRecord() {
        JsonArray line = export(CHANNEL, JsonArray.of(1), "id", "name").getJsonArray(0);
        JsonObject loaded =
                load(CHANNEL, JsonArray.of("id", "name"), line.copy().set(1, "Renamed"));

        assertThat(loaded).isEqualTo(JsonObject.of("ids", JsonArray.of(1), "messages", new JsonArray(), "nextrow", 0));
        assertThat(caller.stored("SELECT name FROM im_livechat_channel WHERE id = 1"))
                .isEqualTo("Renamed");
    }

    @Test
    void recordsAreMadeWithTheirLists() {
        JsonObject loaded = load(
                CHANNEL,
                JsonArray.of("id", "name", "user_ids/.id", "rule_ids/regex_url", "rule_ids/action"),
                JsonArray.of("shop.desk", "Desk", "2", "/a", "Hide"),
                JsonArray.of("", "", "", "/b", "auto_popup"));
        int id = loaded.getJsonArray("ids").getInteger(0);

        assertThat(loaded.getJsonArray("messages")).isEmpty();
        assertThat(export(CHANNEL, JsonArray.of(id), "id", "rule_ids/regex_url", "rule_ids/action"))
                .isEqualTo(new JsonArray("""
                        [["shop.desk", "/a", "Hide"], ["", "/b", "Open automatically"]]"""));
    }

    @Test
    void otherRecordsAreMeantByNameExternalIdOrId() {
        caller.store("INSERT INTO ir_model_data (module, name, model, res_id) VALUES ('shop', 'first', '" + CHANNEL
                + "', 1)");
        JsonArray line = JsonArray.of("/x");

        assertThat(load(
                                RULE,
                                JsonArray.of("regex_url", "channel_id"),
                                line.copy().add("YourWebsite.com"))
                        .getJsonArray("messages"))
                .isEmpty();
        assertThat(load(
                                RULE,
                                JsonArray.of("regex_url", "channel_id/id"),
                                line.copy().add("shop.first"))
                        .getJsonArray("messages"))
                .isEmpty();
        assertThat(load(
                                RULE,
                                JsonArray.of("regex_url", "channel_id/.id"),
                                line.copy().add("1"))
                        .getJsonArray("messages"))
                .isEmpty();
        assertThat(caller.stored("SELECT count(*) FROM im_livechat_channel_rule WHERE channel_id = 1"))
                .isEqualTo(3L);
    }

    @Test
    void oneWrongLineAndNothingIsDone() {
        long before = channels();
        JsonObject loaded = load(
                CHANNEL,
                JsonArray.of("name", "user_ids"),
                JsonArray.of("Good", "Administrator"),
                JsonArray.of("Bad", "Nobody at all"),
                JsonArray.of("", "Administrator"));

        assertThat(loaded.getValue("ids")).isEqualTo(false);
        assertThat(loaded.getJsonArray("messages")).hasSize(2);
        JsonObject message = loaded.getJsonArray("messages").getJsonObject(0);
        assertThat(message.getString("message"))
                .isEqualTo("No matching record found for name 'Nobody at all' in field 'Operators'");
        assertThat(message.getJsonObject("rows")).isEqualTo(JsonObject.of("from", 1, "to", 1));
        assertThat(message.getInteger("record")).isEqualTo(1);
        assertThat(message.getString("field")).isEqualTo("user_ids");
        assertThat(channels()).isEqualTo(before);
    }

    @Test
    void aFieldThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> load(CHANNEL, JsonArray.of("nothing"), JsonArray.of("x")))
                .hasMessage("nothing");
    }
}
