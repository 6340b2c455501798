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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes are those of golden/odoo18/17a (56 to 58) and 17b, odoo17/17 (379 to 384) and odoo19/17 (177 to 239). */
class GroupingIT {
    private static final String CHANNEL = "discuss.channel";
    private static final JsonArray LIVECHATS = JsonArray.of(JsonArray.of("channel_type", "=", "livechat"));
    private static final Persona.User OPERATOR =
            new Persona.User(50, 50, Set.of(ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER));
    private static final ModelCaller CALLER = new ModelCaller(GroupMethods.all());

    @BeforeAll
    static void threeConversations() {
        CALLER.store(
                "INSERT INTO res_partner (id, name) VALUES (50, 'Olivia'), (51, 'Aaron')",
                "INSERT INTO res_users (id, login, partner_id) VALUES (50, 'olivia', 50)",
                "INSERT INTO im_livechat_channel_im_user (channel_id, user_id) VALUES (1, 50)",
                "INSERT INTO discuss_channel (id, name, uuid, channel_type, livechat_channel_id, livechat_operator_id,"
                        + " create_date) VALUES (11, 'Ada', 'a', 'livechat', 1, 50, '2026-11-20 23:30:00'),"
                        + " (12, 'Bob', 'b', 'livechat', 1, 51, '2026-11-21 12:00:00'),"
                        + " (13, 'Cleo', 'c', 'livechat', NULL, 51, '2026-11-21 13:00:00')",
                "INSERT INTO discuss_channel_member (channel_id, partner_id) VALUES (11, 50), (12, 51), (13, 51)");
    }

    @AfterAll
    static void close() {
        CALLER.close();
    }

    private static JsonArray list(int series, Object... arguments) {
        return list(ADMIN, series, new JsonObject(), arguments);
    }

    private static JsonArray list(Persona.User user, int series, JsonObject kwargs, Object... arguments) {
        return (JsonArray) CALLER.call(user, series, CHANNEL, "read_group", kwargs, arguments);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void groupsHaveACountANameAndADomain(int series) {
        JsonArray groups = list(series, LIVECHATS, JsonArray.of("__count"), JsonArray.of("livechat_channel_id"));

        assertThat(groups).isEqualTo(new JsonArray("""
                        [{"livechat_channel_id": [1, "YourWebsite.com"], "livechat_channel_id_count": 2,
                          "__domain": ["&", ["channel_type", "=", "livechat"], ["livechat_channel_id", "=", 1]]},
                         {"livechat_channel_id": false, "livechat_channel_id_count": 1,
                          "__domain": ["&", ["channel_type", "=", "livechat"], ["livechat_channel_id", "=", false]]}]"""));
    }

    @Test
    void severalKeysAreGroupedByAtOnceWhereNothingIsLazy() {
        JsonArray groups = list(
                ADMIN,
                18,
                JsonObject.of("lazy", false, "context", JsonObject.of("tz", "Asia/Tokyo")),
                LIVECHATS,
                JsonArray.of("last:max(id)"),
                JsonArray.of("livechat_operator_id", "create_date:day"));

        assertThat(groups.getJsonObject(0)).isEqualTo(new JsonObject("""
                        {"livechat_operator_id": [51, "Aaron"], "create_date:day": "21 Nov 2026", "__count": 2, "last": 13,
                         "__domain": ["&", "&", ["channel_type", "=", "livechat"], ["livechat_operator_id", "=", 51],
                           "&", ["create_date", ">=", "2026-11-20 15:00:00"], ["create_date", "<", "2026-11-21 15:00:00"]],
                         "__range": {"create_date:day":
                           {"from": "2026-11-20 15:00:00", "to": "2026-11-21 15:00:00"}}}"""));
        assertThat(groups.getJsonObject(1).getString("create_date:day")).isEqualTo("21 Nov 2026");
    }

    @Test
    void lazyCallersAreToldWhatIsLeftToGroupBy() {
        JsonArray groups = list(18, LIVECHATS, new JsonArray(), JsonArray.of("name", "create_date:month"));

        assertThat(groups.getJsonObject(0).getJsonObject("__context"))
                .isEqualTo(JsonObject.of("group_by", JsonArray.of("create_date:month")));
    }

    @Test
    void fromNineteenOnOperatorsComeFirst() {
        JsonArray groups = list(19, LIVECHATS, new JsonArray(), JsonArray.of("create_date"));

        assertThat(groups.getJsonObject(0)).isEqualTo(new JsonObject("""
                        {"create_date": "November 2026", "create_date_count": 3,
                         "__domain": ["&", "&", ["channel_type", "=", "livechat"],
                           ["create_date", ">=", "2026-11-01 00:00:00"], ["create_date", "<", "2026-12-01 00:00:00"]],
                         "__range": {"create_date":
                           {"from": "2026-11-01 00:00:00", "to": "2026-12-01 00:00:00"}}}"""));
    }

    @Test
    void formattedGroupsHaveWhatIsTheirOwn() {
        Object groups = CALLER.call(
                ADMIN,
                19,
                CHANNEL,
                "formatted_read_group",
                LIVECHATS,
                JsonArray.of("create_date:quarter"),
                JsonArray.of("__count", "id:array_agg"));

        assertThat(groups).isEqualTo(new JsonArray("""
                        [{"create_date:quarter": ["2026-10-01 00:00:00", "Q4 2026"], "__count": 3,
                          "id:array_agg": [11, 12, 13],
                          "__extra_domain": ["&", ["create_date", ">=", "2026-10-01 00:00:00"],
                            ["create_date", "<", "2027-01-01 00:00:00"]]}]"""));
    }

    @Test
    void theNumberOfGroupsIsToldWhateverTheLimit() {
        JsonObject limit = JsonObject.of("limit", 1, "orderby", "livechat_operator_id_count desc");
        JsonObject answer = (JsonObject) CALLER.call(
                ADMIN,
                18,
                CHANNEL,
                "web_read_group",
                limit,
                LIVECHATS,
                new JsonArray(),
                JsonArray.of("livechat_operator_id"));
        JsonObject inNineteen = (JsonObject) CALLER.call(
                ADMIN,
                19,
                CHANNEL,
                "web_read_group",
                JsonObject.of("limit", 1, "order", "__count desc"),
                LIVECHATS,
                JsonArray.of("livechat_operator_id"));

        assertThat(answer.getInteger("length")).isEqualTo(2);
        assertThat(answer.getJsonArray("groups").getJsonObject(0).getInteger("livechat_operator_id_count"))
                .isEqualTo(2);
        assertThat(inNineteen.getInteger("length")).isEqualTo(2);
        assertThat(inNineteen.getJsonArray("groups").getJsonObject(0).getInteger("__count"))
                .isEqualTo(2);
    }

    @Test
    void whatSomebodyMayNotReachIsInNoGroup() {
        JsonArray operators = JsonArray.of("livechat_operator_id");
        JsonArray groups = list(OPERATOR, 18, new JsonObject(), LIVECHATS, JsonArray.of("id:sum"), operators);
        JsonArray all = list(OPERATOR, 18, new JsonObject(), LIVECHATS, JsonArray.of("id:sum"), new JsonArray());

        assertThat(groups.encode()).doesNotContain("Aaron");
        assertThat(groups.getJsonObject(0).getInteger("livechat_operator_id_count"))
                .isEqualTo(1);
        assertThat(all.getJsonObject(0).getInteger("id")).isEqualTo(11);
    }

    @Test
    void aRecordIsInTheGroupOfEachRecordOfItsList() {
        JsonArray groups = (JsonArray) CALLER.call(
                ADMIN,
                18,
                "im_livechat.channel",
                "read_group",
                new JsonArray(),
                new JsonArray(),
                JsonArray.of("user_ids"));

        assertThat(groups.stream()
                        .map(group ->
                                ((JsonObject) group).getJsonArray("user_ids").getInteger(0)))
                .containsExactlyInAnyOrder(2, 50);
    }

    @Test
    void stretchesOfTimeWithoutRecordsAreFilledWhereTheContextSaysSo() {
        JsonObject wish = JsonObject.of("fill_from", "2026-11-19", "fill_to", "2026-11-22");
        JsonArray groups = list(
                ADMIN,
                18,
                JsonObject.of("context", JsonObject.of("fill_temporal", wish)),
                LIVECHATS,
                new JsonArray(),
                JsonArray.of("create_date:day"));

        assertThat(groups.stream().map(group -> ((JsonObject) group).getInteger("create_date_count")))
                .containsExactly(0, 1, 2, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "18 | nothing | Invalid field 'nothing' on model 'discuss.channel'",
                "17 | display_name | Cannot convert field discuss.channel.display_name to SQL",
                "18 | display_name | Cannot convert discuss.channel.display_name to SQL because it is not stored",
                "18 | create_date:eon | Granularity specification isn't correct: 'eon'",
                "17 | create_date:month_number | Granularity specification isn't correct: 'month_number'",
                "18 | name:day | Granularity set on a no-datetime field or property: 'name:day'",
                "18 | channel_partner_ids | Group by non-stored many2many field: 'channel_partner_ids'",
                "18 | id) FROM res_users; -- | Invalid aggregate/groupby specification 'id) FROM res_users; --'"
            })
    void whatCannotBeGroupedByIsRefused(int series, String key, String message) {
        assertThatThrownBy(() -> list(series, LIVECHATS, new JsonArray(), JsonArray.of(key)))
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id:total | Invalid aggregate method 'total' for 'id:total'.",
                "name:sum | Invalid aggregate method 'sum' for 'name:sum'.",
                "nothing:sum | Invalid field 'nothing' on model 'discuss.channel' for 'nothing:sum'.",
                "member_count:sum | Cannot convert discuss.channel.member_count to SQL because it is not stored"
            })
    void whatCannotBeSummedUpIsRefused(String aggregate, String message) {
        assertThatThrownBy(() -> list(18, LIVECHATS, JsonArray.of(aggregate), JsonArray.of("name")))
                .hasMessage(message);
    }

    @Test
    void whatCannotBeSortedByIsRefused() {
        JsonObject order = JsonObject.of("orderby", "id; DROP TABLE res_users");

        assertThatThrownBy(() -> list(ADMIN, 18, order, LIVECHATS, new JsonArray(), JsonArray.of("name")))
                .hasMessage("Invalid order 'id; DROP TABLE res_users' for _read_group()");
    }
}
