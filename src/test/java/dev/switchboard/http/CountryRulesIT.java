package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.visitor.CountryFile;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Visitors come from loopback addresses that a database of the test's own puts into countries: straight, or through
 * proxies that run here. Only 127.0.0.11 and 127.0.0.12 are proxies of ours.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CountryRulesIT {
    private static final String BELGIAN = "127.0.0.21";
    private static final String FRENCH = "127.0.0.22";
    private static final String STRANGER = "127.0.0.31";
    private static final String COUNTRIES = CountryFile.of(Map.of(
                    BELGIAN + "/32", "BE", FRENCH + "/32", "FR", "2001:db8:1::/48", "BE", "2001:db8:2::/48", "FR"))
            .toString();

    private final Vertx vertx = Vertx.vertx();
    private final ServerProcess server = Servers.withOperator(
            TestDatabase.fresh(), "--geoip-database", COUNTRIES, "--trusted-proxies", "127.0.0.11,127.0.0.12,fd00::/8");
    private final URI straight = server.url();
    private final URI behindOne = new ReverseProxy(vertx, "127.0.0.11", straight).url();
    private final URI behindTwo = new ReverseProxy(vertx, "127.0.0.12", behindOne).url();
    private final URI behindAStrangers = new ReverseProxy(vertx, STRANGER, straight).url();
    private final ModelClient admin = ModelClient.admin(server);
    private final int channel = channel();

    @AfterAll
    void stop() {
        server.close();
        vertx.close().await();
    }

    /** A channel with a rule for Belgium, one for France and one for everybody. */
    private int channel() {
        int id = admin.create("im_livechat.channel", JsonObject.of("name", "Countries"));
        rule(id, "everybody", new JsonArray());
        rule(id, "belgium", JsonArray.of(country("BE")));
        rule(id, "france", JsonArray.of(country("FR")));
        return id;
    }

    private void rule(int id, String name, JsonArray countries) {
        JsonObject values = JsonObject.of("channel_id", id, "regex_url", "shop|" + name, "action", "hide_button");
        JsonArray exactly = JsonArray.of(JsonArray.of(6, 0, countries));
        admin.call("im_livechat.channel.rule", "create", values.put("country_ids", exactly));
    }

    private int country(String code) {
        JsonArray domain = JsonArray.of(JsonArray.of("code", "=", code));
        return ((JsonArray) admin.call("res.country", "search", domain)).getInteger(0);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.21, belgium", "127.0.0.22, france", "127.0.0.31, everybody"})
    void aRuleForTheVisitorsCountryGoesFirstHoweverManyProxiesThereAre(String visitor, String rule) {
        assertThat(rule(straight, visitor)).isEqualTo(rule);
        assertThat(rule(behindOne, visitor)).isEqualTo(rule);
        assertThat(rule(behindTwo, visitor)).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For", "Forwarded", "X-Real-IP", "CF-Connecting-IP", "True-Client-IP"})
    void nobodyChoosesTheirCountryByAHeader(String header) {
        String forged = header.equals("Forwarded") ? "for=" + BELGIAN : BELGIAN;

        assertThat(rule(straight, STRANGER, header, forged)).isEqualTo("everybody");
        assertThat(rule(behindOne, FRENCH, header, forged)).isEqualTo("france");
        assertThat(rule(behindTwo, FRENCH, header, forged)).isEqualTo("france");
    }

    @Test
    void whatAProxySaysThatIsNotOursIsNoWord() {
        assertThat(rule(behindAStrangers, BELGIAN)).isEqualTo("everybody");
        assertThat(rule(behindAStrangers, FRENCH, "X-Forwarded-For", "127.0.0.11"))
                .isEqualTo("everybody");
    }

    /** A header with which a proxy of ours would come, since only one address of IPv6 is on every machine. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2001:db8:1::7                       | belgium
            2001:db8:2::7, fd00::1              | france
            2001:db8:1::7, 2001:db8:3::1        | everybody
            2001:db8:1::7, 2001:db8:2::7, fd12::| france
            ::ffff:127.0.0.21                   | belgium
            """)
    void anAddressOfIpv6HasACountry(String forwarded, String rule) {
        assertThat(rule(straight, "127.0.0.11", "X-Forwarded-For", forwarded)).isEqualTo(rule);
    }

    @Test
    void theCountryIsKeptWithTheSessionTheGuestAndTheReports() {
        JsonObject params = JsonObject.of("channel_id", 1, "anonymous_name", "Ada", "chatbot_script_id", script());
        JsonObject opened = call(behindTwo, BELGIAN, "/im_livechat/cors/get_session", params);
        int session = opened.getJsonArray("discuss.channel").getJsonObject(0).getInteger("id");
        String token = opened.getJsonObject("Store").getString("guest_token");
        int guest = Integer.parseInt(token.substring(0, token.indexOf('|')));

        assertThat(countryOf("discuss.channel", session)).isEqualTo("Belgium");
        assertThat(countryOf("mail.guest", guest)).isEqualTo("Belgium");
        assertThat(countryOf("im_livechat.report.channel", session)).isEqualTo("Belgium");
    }

    /** One whose welcome makes the session one of those that reports count. */
    private int script() {
        JsonArray steps = JsonArray.of(JsonArray.of(0, 0, JsonObject.of("step_type", "text", "message", "Hello")));
        int script = admin.create("chatbot.script", JsonObject.of("title", "Greeter", "script_step_ids", steps));
        admin.call(
                "im_livechat.channel.rule",
                "create",
                JsonObject.of("channel_id", 1, "chatbot_script_id", script, "regex_url", "^nowhere$"));
        return script;
    }

    private String countryOf(String model, int id) {
        return admin.read(model, id, "country_id").getJsonArray("country_id").getString(1);
    }

    /** Which of the three rules a visitor meets who is in the shop. */
    private String rule(URI server, String visitor, String... header) {
        JsonObject params = JsonObject.of("channel_id", channel, "page_url", "https://shop.example/");
        String regex = call(server, visitor, "/im_livechat/cors/init", params, header)
                .getJsonObject("rule")
                .getString("regex_url");
        return regex.substring(regex.indexOf('|') + 1);
    }

    private JsonObject call(URI server, String visitor, String path, JsonObject params, String... header) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions().setLocalAddress(visitor));
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(server.resolve(path).toString())
                .putHeader("Content-Type", "application/json");
        for (int i = 0; i < header.length; i += 2) {
            request.putHeader(header[i], header[i + 1]);
        }
        Buffer answer = client.request(request)
                .compose(sent -> sent.send(JsonObject.of("params", params).toBuffer()))
                .compose(response -> response.body())
                .await();
        return answer.toJsonObject().getJsonObject("result");
    }
}
