package dev.switchboard.http;

import static java.util.Map.entry;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rule of a live chat channel a page meets, and what the simulator says about it. */
@TestInstance(Lifecycle.PER_CLASS)
class ChannelRulesIT {
    private static final String CHANNEL = "im_livechat.channel";
    private static final String RULE = "im_livechat.channel.rule";

    private final ServerProcess server = Servers.withOperator(TestDatabase.fresh());
    private final RawClient client = new RawClient(server.url());
    private final ModelClient admin = ModelClient.admin(server);
    private final int bot = bot("Helper", JsonObject.of("step_type", "text", "message", "Hello"));
    private final int mute = bot("Mute");

    @BeforeAll
    void anOperatorIsThere() {
        RawClient.Socket operator = client.connect("18.0-2", server.url().toString(), client.signIn("demo", "demo"));
        operator.subscribe(0);
        operator.presence(0);
        int staffed = channel(true);
        await().atMost(20, SECONDS).until(() -> init(staffed, "").getBoolean("available_for_me"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private int bot(String title, JsonObject... steps) {
        JsonArray all = new JsonArray();
        for (JsonObject step : steps) {
            all.add(JsonArray.of(0, 0, step));
        }
        return admin.create("chatbot.script", JsonObject.of("title", title, "script_step_ids", all));
    }

    /** A channel without rules, with the operator {@code demo} or with nobody. */
    private int channel(boolean staffed) {
        JsonArray demo =
                (JsonArray) admin.call("res.users", "search", JsonArray.of(JsonArray.of("login", "=", "demo")));
        JsonArray operators = JsonArray.of(JsonArray.of(6, 0, staffed ? demo : new JsonArray()));
        return admin.create(CHANNEL, JsonObject.of("name", "Rules", "user_ids", operators));
    }

    @CanIgnoreReturnValue
    private int rule(int channel, String regex, JsonObject more) {
        return admin.create(
                RULE, JsonObject.of("channel_id", channel, "regex_url", regex).mergeIn(more));
    }

    private JsonObject init(int channel, String url) {
        return answer(JsonObject.of("channel_id", channel, "page_url", url));
    }

    private JsonObject answer(JsonObject params, String... headers) {
        return client.call("/im_livechat/cors/init", params, headers).getJsonObject("result");
    }

    private JsonObject simulate(int channel, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = JsonArray.of(channel);
        System.arraycopy(args, 0, all, 1, args.length);
        return (JsonObject) admin.call(CHANNEL, "simulate_rules", all);
    }

    @ParameterizedTest
    @CsvSource({
        "display_button,          0, true,  true",
        "display_button_and_text, 0, true,  true",
        "auto_popup,              7, true,  true",
        "hide_button,             0, true,  false",
        "display_button,          0, false, false",
        "auto_popup,              3, false, false",
        "hide_button,             0, false, false"
    })
    void theButtonDoesWhatTheRuleSaysIfAnybodyIsThere(String action, int timer, boolean staffed, boolean available) {
        int channel = channel(staffed);
        int rule = rule(channel, "/shop", JsonObject.of("action", action, "auto_popup_timer", timer));

        JsonObject met = init(channel, "https://shop.example/shop?x=1");

        assertThat(met.getJsonObject("rule").getMap())
                .containsOnly(entry("action", action), entry("auto_popup_timer", timer), entry("regex_url", "/shop"));
        assertThat(met.getBoolean("available_for_me")).isEqualTo(available);
        JsonObject simulated = simulate(channel, "https://shop.example/shop?x=1");
        assertThat(simulated.getInteger("rule_id")).isEqualTo(rule);
        assertThat(answerer(simulated)).isEqualTo(available ? "operator" : "nobody");
    }

    private static String answerer(JsonObject simulated) {
        return simulated.getJsonObject("answered_by").getString("type");
    }

    /** Odoo's bundle leaves it to the browser to say on which page it is; ours says so itself, and its word counts. */
    @Test
    void thePageIsTheReferersUnlessTheWidgetNamesIt() {
        int channel = channel(true);
        rule(channel, "shop\\.example/shop", new JsonObject());
        JsonObject nameless = JsonObject.of("channel_id", channel);
        JsonObject named = JsonObject.of("channel_id", channel, "page_url", "https://shop.example/shop");

        assertThat(answer(nameless, "Referer", "https://shop.example/shop/1").getJsonObject("rule"))
                .isNotEqualTo(new JsonObject());
        assertThat(answer(nameless, "Referer", "https://shop.example/").getJsonObject("rule"))
                .isEqualTo(new JsonObject());
        assertThat(answer(nameless).getJsonObject("rule")).isEqualTo(new JsonObject());
        assertThat(answer(named, "Referer", "https://shop.example/").getJsonObject("rule"))
                .isNotEqualTo(new JsonObject());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /shop         | https://a.example/shop/b    | true
            /shop$        | https://a.example/shop?x    | false
            (?i)/SHOP     | https://a.example/shop      | true
            /caf%C3%A9    | https://a.example/caf%C3%A9 | true
            /café         | https://a.example/caf%C3%A9 | false
            ^https://b    | https://a.example/shop      | false
            """)
    void anExpressionIsLookedForAnywhereInTheAddressAsItWasSent(String regex, String url, boolean found) {
        int channel = channel(true);
        rule(channel, regex, new JsonObject());

        assertThat(init(channel, url).getJsonObject("rule").isEmpty()).isEqualTo(!found);
    }

    @Test
    void theFirstRuleInOrderThatFitsApplies() {
        int channel = channel(true);
        int late = rule(channel, "/shop", JsonObject.of("sequence", 20));
        int other = rule(channel, "/blog", JsonObject.of("sequence", 1));
        int first = rule(channel, "/", JsonObject.of("sequence", 5, "action", "auto_popup"));

        assertThat(init(channel, "https://a.example/shop").getJsonObject("rule").getString("action"))
                .isEqualTo("auto_popup");
        JsonArray rules = simulate(channel, "https://a.example/shop").getJsonArray("rules");
        assertThat(rules.stream()
                        .map(JsonObject.class::cast)
                        .map(each -> each.getInteger("id") + " " + each.getString("verdict")))
                .containsExactly(other + " other_page", first + " applies", late + " comes_later");
        assertThat(rules.getJsonObject(0).getString("reason")).isEqualTo("'/blog' is not found in the address.");
    }

    @ParameterizedTest
    @CsvSource({
        "always,              true,  true",
        "always,              false, true",
        "only_if_no_operator, true,  false",
        "only_if_no_operator, false, true",
        "only_if_operator,    true,  true",
        "only_if_operator,    false, false"
    })
    void aChatbotAnswersWhenItsConditionHolds(String condition, boolean staffed, boolean answers) {
        int channel = channel(staffed);
        JsonObject values = JsonObject.of("channel_id", channel, "chatbot_script_id", bot);
        int rule = admin.speaking(19).create(RULE, values.put("chatbot_enabled_condition", condition));

        JsonObject met = init(channel, "https://a.example/");

        assertThat(met.getJsonObject("rule").containsKey("chatbotScript")).isEqualTo(answers);
        assertThat(met.getBoolean("available_for_me")).isEqualTo(answers || staffed);
        assertThat(answerer(simulate(channel, ""))).isEqualTo(answers ? "chatbot" : staffed ? "operator" : "nobody");
        assertThat(answerer(simulate(channel, "", false, false, staffed)))
                .isEqualTo(answerer(simulate(deserted(rule), "", false, false, staffed)));
    }

    /** The same rule in a channel of nobody: with presence assumed, it is simulated as if they were there. */
    private int deserted(int rule) {
        int channel = channel(false);
        admin.call(RULE, "copy", JsonArray.of(rule), JsonObject.of("channel_id", channel));
        return channel;
    }

    @Test
    void theTwoWordsForTheSameConditionAreKeptInStep() {
        int rule = rule(channel(true), "/", JsonObject.of("chatbot_only_if_no_operator", true));

        assertThat(condition(rule)).isEqualTo("only_if_no_operator");
        admin.call(RULE, "write", JsonArray.of(rule), JsonObject.of("chatbot_only_if_no_operator", false));
        assertThat(condition(rule)).isEqualTo("always");
        admin.speaking(19)
                .call(
                        RULE,
                        "write",
                        JsonArray.of(rule),
                        JsonObject.of("chatbot_enabled_condition", "only_if_no_operator"));
        assertThat(admin.read(RULE, rule, "chatbot_only_if_no_operator").getBoolean("chatbot_only_if_no_operator"))
                .isTrue();
        admin.speaking(19)
                .call(
                        RULE,
                        "write",
                        JsonArray.of(rule),
                        JsonObject.of("chatbot_enabled_condition", "only_if_operator"));
        assertThat(admin.read(RULE, rule, "chatbot_only_if_no_operator").getBoolean("chatbot_only_if_no_operator"))
                .isFalse();
    }

    private String condition(int rule) {
        return admin.speaking(19).read(RULE, rule, "chatbot_enabled_condition").getString("chatbot_enabled_condition");
    }

    @Test
    void aRuleWhoseChatbotHasNothingToSayIsNone() {
        int channel = channel(true);
        rule(channel, "/", JsonObject.of("chatbot_script_id", mute, "action", "hide_button"));

        assertThat(init(channel, "https://a.example/").getJsonObject("rule")).isEqualTo(new JsonObject());
        JsonObject simulated = simulate(channel, "https://a.example/");
        assertThat(simulated.getValue("rule_id")).isEqualTo(false);
        assertThat(simulated.getJsonArray("rules").getJsonObject(0).getString("reason"))
                .contains("its chatbot has no steps");
        assertThat(answerer(simulated)).isEqualTo("operator");
    }

    @Test
    void aSimulationSaysForWhichCountriesARuleIsAndChangesNothing() {
        int channel = channel(false);
        JsonArray belgium =
                (JsonArray) admin.call("res.country", "search", JsonArray.of(JsonArray.of("code", "=", "BE")));
        rule(channel, "", JsonObject.of("country_ids", JsonArray.of(JsonArray.of(6, 0, belgium))));
        Object sessions = admin.call("discuss.channel", "search_count", new JsonArray());

        assertThat(verdict(simulate(channel, ""))).isEqualTo("unknown_country");
        assertThat(verdict(simulate(channel, "", "FR"))).isEqualTo("other_country");
        assertThat(verdict(simulate(channel, "", "be"))).isEqualTo("applies");
        assertThat(verdict(simulate(channel, "", belgium.getInteger(0), "en_US", true)))
                .isEqualTo("applies");
        assertThat(admin.call("discuss.channel", "search_count", new JsonArray()))
                .isEqualTo(sessions);
    }

    private static String verdict(JsonObject simulated) {
        return simulated.getJsonArray("rules").getJsonObject(0).getString("verdict");
    }

    @Test
    void aSimulationOfWhatThereIsNotIsRefusedWithAReason() {
        JsonArray channel = JsonArray.of(channel(false));

        assertThat(refusal(channel, "", "XX")).isEqualTo("There is no country 'XX' here.");
        assertThat(refusal(channel, "", false, "tlh")).isEqualTo("There is no language 'tlh' here.");
        assertThat(refusal(channel, "", false, false, "maybe"))
                .isEqualTo("'operator_available' must be true, false or null");
        assertThat(refusal(channel, 7)).isEqualTo("'url' must be a text, not 'int'");
        assertThat(refusal(channel, "x".repeat(8_001))).isEqualTo("The address is longer than 8,000 characters.");
        assertThat(admin.refusal(CHANNEL, "simulate_rules", JsonArray.of(999_999))
                        .getString("name"))
                .isEqualTo("odoo.exceptions.MissingError");
    }

    private String refusal(Object... args) {
        return admin.refusal(CHANNEL, "simulate_rules", args).getString("message");
    }

    @Test
    void onlyOperatorsSimulateVisitors() {
        JsonObject user = JsonObject.of("name", "Employee", "login", "employee", "password", "employee-1");
        assertThat(admin.create("res.users", user)).isPositive();
        ModelClient employee = ModelClient.signIn(server, "employee", "employee-1");

        assertThat(employee.refusal(CHANNEL, "simulate_rules", JsonArray.of(1), "")
                        .getString("name"))
                .isEqualTo("odoo.exceptions.AccessError");
        assertThat(ModelClient.signIn(server, "demo", "demo").call(CHANNEL, "simulate_rules", JsonArray.of(1), ""))
                .isInstanceOf(JsonObject.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=shop)", "(shop)\\1", "[", "*"})
    void anExpressionThatCannotBeSearchedForInLinearTimeIsNotKept(String regex) {
        JsonObject values = JsonObject.of("channel_id", channel(false), "regex_url", regex);

        assertThat(admin.refusal(RULE, "create", values).getString("message"))
                .startsWith("'" + regex + "' cannot be a rule's URL Regex: ");
    }
}
