package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that make no sense get the answers that Odoo 18.0 gives, as recorded in golden/odoo18/18. */
@TestInstance(Lifecycle.PER_CLASS)
class ClumsyClientIT {
    private ServerProcess server = Servers.start(TestDatabase.fresh());
    private RawClient client = new RawClient(server.url());

    @BeforeAll
    void start() {
        assertThat(client.send(client.request("/readyz")).statusCode()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": | Invalid JSON data",
                "'' | Invalid JSON data",
                "null | Invalid JSON data",
                "[] | Invalid JSON-RPC data",
                "\"x\" | Invalid JSON-RPC data",
                "17 | Invalid JSON-RPC data",
            })
    void whatIsNoJsonRpcIsABadRequestInPlainText(String body, String answer) {
        HttpResponse<String> response = client.post("/im_livechat/init", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | LivechatController.livechat_init() missing 1 required positional argument: 'channel_id'",
                "{\"params\": null} | 'NoneType' object is not iterable",
                "{\"params\": [1]} | cannot convert dictionary update sequence element #0 to a sequence",
            })
    void parametersThatAreNoneAreATypeError(String body, String message) {
        JsonObject data =
                error(new JsonObject(client.post("/im_livechat/init", body).body()));

        assertThat(data.getString("name")).isEqualTo("builtins.TypeError");
        assertThat(data.getString("message")).isEqualTo(message);
    }

    @Test
    void anIdIsEchoedWhateverItIs() {
        JsonObject answer = new JsonObject(
                client.post("/im_livechat/init", "{\"id\": [\"x\", 1], \"params\": {\"channel_id\": \"1\"}}")
                        .body());

        assertThat(answer.getJsonArray("id")).isEqualTo(JsonArray.of("x", 1));
        assertThat(answer.getJsonObject("result").getBoolean("available_for_me"))
                .isFalse();
    }

    @Test
    void aCallThatIsNoPostOrNoJsonIsABadRequest() {
        assertThat(client.send(client.request("/im_livechat/init")).statusCode())
                .isEqualTo(400);
        assertThat(client.send(client.request("/im_livechat/init")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{\"params\":{\"channel_id\":1}}")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBodyOfMoreThanAMegabyteIsRefused() {
        HttpResponse<String> response =
                client.post("/mail/message/post", "{\"params\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/im_livechat/loader/abc",
                "/im_livechat/loader/99999999999",
                "/nothing",
                "/switchboard/static/../pom.xml",
                "/switchboard/static/%2e%2e/db/Sql.class"
            })
    void whatDoesNotExistIsNotFound(String path) {
        HttpResponse<String> response = client.send(client.request(path));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("Not Found");
    }

    @Test
    void theLoaderOfAChannelThatDoesNotExistSaysThatNobodyIsThere() {
        assertThat(client.send(client.request("/im_livechat/loader/999")).body())
                .contains("isAvailable: false");
    }

    @ParameterizedTest
    @CsvSource({
        "garbage, werkzeug.exceptions.NotFound",
        "1|x|y, werkzeug.exceptions.NotFound",
        "1|wrong, werkzeug.exceptions.NotFound",
        "99999999999|wrong, werkzeug.exceptions.NotFound",
    })
    void aTokenThatIsNobodysIsNotFound(String token, String name) {
        JsonObject params = JsonObject.of("channel_id", 1, "is_typing", true, "guest_token", token);

        JsonObject answer = client.call("/im_livechat/cors/channel/notify_typing", params);

        assertThat(error(answer).getString("name")).isEqualTo(name);
        assertThat(answer.getJsonObject("error").getInteger("code")).isEqualTo(404);
    }

    @Test
    void acallFromAnotherSiteHasToNameItsGuest() {
        JsonObject answer = client.call("/im_livechat/cors/channel/mark_as_read", JsonObject.of("channel_id", 1));

        assertThat(error(answer).getString("message"))
                .endsWith("missing 1 required positional argument: 'guest_token'");
    }

    @Test
    void onlyTheTwinsForOtherSitesSayThatOtherSitesMayCall() {
        String origin = "Access-Control-Allow-Origin";
        String body = "{\"params\":{\"channel_id\":1}}";

        assertThat(client.post("/im_livechat/cors/init", body).headers().firstValue(origin))
                .hasValue("*");
        assertThat(client.post("/im_livechat/init", body).headers().firstValue(origin))
                .isEmpty();
        assertThat(preflight("/im_livechat/cors/init").statusCode()).isEqualTo(204);
        assertThat(preflight("/im_livechat/init").headers().firstValue(origin)).isEmpty();
    }

    private HttpResponse<String> preflight(String path) {
        return client.send(client.request(path)
                .header("Origin", "http://elsewhere.example")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    @Test
    void theConsoleStandsInNobodysFrame() {
        assertThat(client.send(client.request("/console")).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    }

    @Test
    void whoIsNotSignedInIsToldThatTheSessionExpired() {
        JsonObject answer = client.call("/web/session/get_session_info", new JsonObject());

        assertThat(answer.getJsonObject("error").getInteger("code")).isEqualTo(100);
        assertThat(error(answer).getString("name")).isEqualTo("odoo.http.SessionExpiredException");
    }

    @Test
    void theServersOwnFaultTellsNoStack() {
        assertThat(client.post("/im_livechat/init", "{\"params\":{\"channel_id\":{}}}")
                        .body())
                .contains("builtins.ValueError")
                .doesNotContain("dev.switchboard", ".java");
    }

    private static JsonObject error(JsonObject answer) {
        return answer.getJsonObject("error").getJsonObject("data");
    }
}
