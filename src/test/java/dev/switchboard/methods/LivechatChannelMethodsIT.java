package dev.switchboard.methods;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.ModelClient;
import dev.switchboard.http.Servers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flows of golden/odoo18/12 and 17b-models, seq 1 to 9, odoo17/12 and 17, odoo19/17-call-kw-crud, seq 186 to 195. */
@TestInstance(Lifecycle.PER_CLASS)
class LivechatChannelMethodsIT {
    private static final String CHANNEL = "im_livechat.channel";
    private static final String RULE = "im_livechat.channel.rule";
    private static final int BELGIUM = 20;
    private static final int FRANCE = 75;

    private final ServerProcess server = Servers.withOperator(TestDatabase.fresh());
    private final URI url = server.url();
    private final ModelClient admin = ModelClient.admin(server);
    private final ModelClient operator = ModelClient.signIn(server, "demo", "demo");

    @AfterAll
    void stop() {
        server.close();
    }

    private int channel(String name) {
        return admin.create(CHANNEL, JsonObject.of("name", name, "user_ids", new JsonArray()));
    }

    private int rule(int channel, JsonObject values) {
        return admin.create(RULE, JsonObject.of("channel_id", channel).mergeIn(values));
    }

    @Test
    void anOperatorJoinsAndLeavesAndTheirOwnTabsAreTold() {
        int channel = channel("Sales");
        ModelClient.Listener tab = operator.listen();
        JsonObject inside = JsonObject.of("id", channel, "name", "Sales", "are_you_inside", true);

        assertThat(operator.call(CHANNEL, "action_join", JsonArray.of(channel))).isEqualTo(ModelClient.NONE);
        assertThat(operator.read(CHANNEL, channel, "are_you_inside")).contains(entry("are_you_inside", true));
        assertThat(operator.call(CHANNEL, "action_quit", channel)).isEqualTo(ModelClient.NONE);

        assertThat(operator.read(CHANNEL, channel, "are_you_inside")).contains(entry("are_you_inside", false));
        await().until(() -> tab.heardOf(CHANNEL, channel).size() == 2);
        assertThat(tab.heardOf(CHANNEL, channel))
                .containsExactly(inside, inside.copy().put("are_you_inside", false));
    }

    @Test
    void joiningIsAnsweredWithTrueIn17AndAButtonOpensNothing() {
        int channel = channel("Support");

        assertThat(operator.speaking(17).call(CHANNEL, "action_join", JsonArray.of(channel)))
                .isEqualTo(true);
        assertThat(operator.press(CHANNEL, "action_quit", JsonArray.of(channel)))
                .isEqualTo(false);
        assertThat(operator.read(CHANNEL, channel, "are_you_inside")).contains(entry("are_you_inside", false));
    }

    @Test
    void anOperatorWhoMayNoLongerChangeChannelsStillJoinsThemIn19() {
        int channel = channel("Returns");
        ModelClient of19 = operator.speaking(19);

        assertThat(of19.refusal(CHANNEL, "write", JsonArray.of(channel), JsonObject.of("name", "x"))
                        .getString("name"))
                .isEqualTo("odoo.exceptions.AccessError");
        assertThat(of19.call(CHANNEL, "action_join", JsonArray.of(channel))).isEqualTo(ModelClient.NONE);
        assertThat(of19.read(CHANNEL, channel, "are_you_inside")).contains(entry("are_you_inside", true));
    }

    @Test
    void aChannelWithoutOperatorsTellsOnlyWhereTheServerIs() {
        JsonArray channel = JsonArray.of(channel("Empty"));

        assertThat(admin.call(CHANNEL, "get_livechat_info", channel))
                .isEqualTo(JsonObject.of(
                        "available", false, "server_url", url.toString(), "websocket_worker_version", "18.0-2"));
        assertThat(admin.speaking(17).call(CHANNEL, "get_livechat_info", channel))
                .isEqualTo(JsonObject.of("available", false, "server_url", url + "/17.0"));
    }

    @Test
    void aChannelWithAChatbotTellsHowItLooksInTheWordsOfEachSeries() {
        int channel = channel("Looks");
        int script = admin.create("chatbot.script", JsonObject.of("title", "Bot"));
        assertThat(rule(channel, JsonObject.of("chatbot_script_id", script))).isPositive();
        admin.call(CHANNEL, "write", JsonArray.of(channel), JsonObject.of("input_placeholder", "Ask"));

        JsonObject info = (JsonObject) admin.call(CHANNEL, "get_livechat_info", JsonArray.of(channel), "Guest");
        JsonObject in17 = (JsonObject) admin.speaking(17).call(CHANNEL, "get_livechat_info", JsonArray.of(channel));
        JsonObject in19 = (JsonObject) admin.speaking(19).call(CHANNEL, "get_livechat_info", JsonArray.of(channel));

        assertThat(info.getValue("available")).isEqualTo(1);
        assertThat(info.getJsonObject("options")).isEqualTo(looks(channel));
        assertThat(in17.getJsonObject("options"))
                .contains(entry("websocket_worker_version", "17.0-1"), entry("current_partner_id", 3));
        assertThat(in19.getJsonObject("options").getMap())
                .containsEntry("review_link", false)
                .containsEntry("default_username", "Visitor")
                .doesNotContainKey("input_placeholder");
    }

    private static JsonObject looks(int channel) {
        return JsonObject.of(
                        "header_background_color", "#875A7B",
                        "button_background_color", "#875A7B",
                        "title_color", "#FFFFFF",
                        "button_text_color", "#FFFFFF",
                        "button_text", "Have a Question? Chat with us.",
                        "input_placeholder", "Ask",
                        "default_message", "How may I help you?",
                        "channel_name", "Looks",
                        "channel_id", channel)
                .put("default_username", "Guest");
    }

    @Test
    void aChannelLeadsToItsChatbots() {
        int channel = channel("Bots");
        int first = admin.create("chatbot.script", JsonObject.of("title", "First"));
        assertThat(rule(channel, JsonObject.of("chatbot_script_id", first))).isPositive();

        JsonObject one = (JsonObject) admin.call(CHANNEL, "action_view_chatbot_scripts", JsonArray.of(channel));
        int second = admin.create("chatbot.script", JsonObject.of("title", "Second"));
        assertThat(rule(channel, JsonObject.of("chatbot_script_id", second))).isPositive();
        JsonObject two = (JsonObject) admin.press(CHANNEL, "action_view_chatbot_scripts", JsonArray.of(channel));

        assertThat(one).contains(entry("res_id", first), entry("view_mode", "form"));
        assertThat(two).contains(entry("view_mode", "list,form"));
        assertThat(two.getJsonArray("domain"))
                .isEqualTo(JsonArray.of(JsonArray.of("id", "in", JsonArray.of(first, second))));
    }

    @Test
    void aChannelLeadsToItsRatings() {
        JsonArray channel = JsonArray.of(channel("Rated"));

        JsonObject ratings = (JsonObject) admin.call(CHANNEL, "action_view_rating", channel);
        assertThat(ratings)
                .contains(entry("res_model", "rating.rating"), entry("view_mode", "kanban,list,graph,pivot,form"));
        assertThat(ratings.getJsonObject("context"))
                .isEqualTo(JsonObject.of("search_default_parent_res_name", "Rated"));
        assertThat((JsonObject) admin.speaking(17).call(CHANNEL, "action_view_rating", channel))
                .contains(entry("view_mode", "kanban,tree,graph,pivot,form"));
        assertThat((JsonObject) admin.speaking(19).call(CHANNEL, "action_view_rating", channel))
                .contains(entry("res_model", "discuss.channel"));
    }

    @Test
    void publishingTurnsIntoItsOpposite() {
        int channel = channel("Public");

        assertThat(admin.call(CHANNEL, "website_publish_button", JsonArray.of(channel)))
                .isEqualTo(true);
        assertThat(admin.read(CHANNEL, channel, "website_published")).contains(entry("website_published", true));
        assertThat(admin.call(CHANNEL, "website_publish_button", JsonArray.of(channel)))
                .isEqualTo(false);
    }

    @Test
    void aCopyKeepsNameAndOperatorsAndHasNoRules() {
        int original = admin.create(CHANNEL, JsonObject.of("name", "Original"));
        assertThat(rule(original, new JsonObject())).isPositive();

        int copy = ((JsonArray) admin.call(CHANNEL, "copy", JsonArray.of(original))).getInteger(0);

        assertThat(admin.read(CHANNEL, copy, "name", "user_ids", "rule_ids"))
                .isEqualTo(JsonObject.of(
                        "id", copy, "name", "Original", "user_ids", JsonArray.of(2), "rule_ids", new JsonArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "x", "http://", "//x", "javascript:alert(1)"})
    void aReviewLinkIsAWebPage(String link) {
        ModelClient of19 = admin.speaking(19);
        JsonObject values = JsonObject.of("review_link", link);
        String why = "Invalid URL '%s'. The Review Link must start with 'http://' or 'https://'.".formatted(link);

        assertThat(of19.refusal(CHANNEL, "write", JsonArray.of(1), values).getString("message"))
                .isEqualTo(why);
        assertThat(of19.refusal(CHANNEL, "create", values.put("name", "x")).getString("message"))
                .isEqualTo(why);
        assertThat(of19.call(CHANNEL, "write", JsonArray.of(1), JsonObject.of("review_link", "HTTPS://x/y")))
                .isEqualTo(true);
    }

    @Test
    void theFirstRuleThatFitsThePageMatchesThatOfTheCountryFirst() {
        int channel = channel("Ruled");
        JsonArray belgium = JsonArray.of(JsonArray.of(6, 0, JsonArray.of(BELGIUM)));
        int everywhere = rule(channel, JsonObject.of("regex_url", "/shop/[0-9]+$", "sequence", 1));
        int belgian = rule(channel, JsonObject.of("regex_url", "/shop", "country_ids", belgium, "sequence", 2));
        int later = rule(channel, JsonObject.of("regex_url", "", "sequence", 3));

        assertThat(match(channel, "https://x/shop/12", BELGIUM)).isEqualTo(named(belgian));
        assertThat(match(channel, "https://x/shop/12", FRANCE)).isEqualTo(named(everywhere));
        assertThat(match(channel, "https://x/cart", BELGIUM)).isEqualTo(named(later));
        assertThat(match(channel("Unruled"), "https://x/shop/12", BELGIUM)).isEqualTo(false);
    }

    private Object match(int channel, String page, int country) {
        return admin.call(RULE, "match_rule", new JsonArray(), channel, page, country);
    }

    private static String named(int rule) {
        return "im_livechat.channel.rule(%d,)".formatted(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(shop)\\1", "shop(?=/cart)"})
    void whatCannotBeSearchedForInLinearTimeIsNoRule(String regex) {
        int channel = channel("Broken");

        assertThat(admin.refusal(RULE, "create", JsonObject.of("channel_id", channel, "regex_url", regex))
                        .getString("message"))
                .startsWith("'" + regex + "' cannot be a rule's URL Regex: ");
        assertThat(match(channel, "https://x/shop/cart", BELGIUM)).isEqualTo(false);
    }

    @Test
    void whenAChatbotAnswersIsOneThingThatEachSeriesSaysInItsWords() {
        int channel = channel("Bots");
        ModelClient of19 = admin.speaking(19);
        int alone = rule(channel, JsonObject.of("chatbot_only_if_no_operator", true));
        int together = of19.create(
                RULE, JsonObject.of("channel_id", channel, "chatbot_enabled_condition", "only_if_operator"));

        assertThat(of19.read(RULE, alone, "chatbot_enabled_condition"))
                .contains(entry("chatbot_enabled_condition", "only_if_no_operator"));
        assertThat(admin.read(RULE, together, "chatbot_only_if_no_operator"))
                .contains(entry("chatbot_only_if_no_operator", false));
        assertThat(admin.call(
                        RULE,
                        "write",
                        JsonArray.of(together),
                        JsonObject.of("sequence", 5, "chatbot_only_if_no_operator", false)))
                .isEqualTo(true);
        assertThat(of19.read(RULE, together, "chatbot_enabled_condition"))
                .contains(entry("chatbot_enabled_condition", "only_if_operator"));
        assertThat(admin.call(RULE, "write", JsonArray.of(alone), JsonObject.of("chatbot_only_if_no_operator", false)))
                .isEqualTo(true);
        assertThat(of19.read(RULE, alone, "chatbot_enabled_condition"))
                .contains(entry("chatbot_enabled_condition", "always"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mail/data", "/mail/action"})
    void operatorsSeeAllChannelsInTheirSidebar(String route) {
        int channel = channel("Sidebar");

        List<Object> seen =
                operator.route(route, JsonObject.of("livechat_channels", true)).getJsonArray(CHANNEL).stream()
                        .toList();

        assertThat(seen)
                .contains(
                        JsonObject.of("id", 1, "name", "YourWebsite.com", "are_you_inside", true),
                        JsonObject.of("id", channel, "name", "Sidebar", "are_you_inside", false));
    }
}
