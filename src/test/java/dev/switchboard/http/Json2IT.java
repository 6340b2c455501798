package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.model.TestKeys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with an API key at the socket: golden/odoo19/17-jsonrpc-json2-b. */
@TestInstance(Lifecycle.PER_CLASS)
class Json2IT {
    private static final String METHOD = "/json/2/im_livechat.channel/search_count";

    private static final String ALL = "{\"domain\": []}";

    private final DatabaseUrl database = TestDatabase.fresh();
    private final ServerProcess server = Servers.start(database);
    private final RawClient client = new RawClient(server.url());
    private final String key = TestKeys.make(database, Servers.ADMIN_PASSWORD);

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {METHOD, "/19.0" + METHOD})
    void theAnswerIsBareJson(String path) {
        HttpResponse<String> response = post(path, ALL);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json; charset=utf-8");
        assertThat(response.body()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/17.0" + METHOD, "/18.0" + METHOD, "/18.0/doc-bearer/res.users.json"})
    void earlierSeriesHaveNoSuchPage(String path) {
        assertThat(post(path, "{}").statusCode()).isEqualTo(404);
        assertThat(post(path, "{}").headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | User not authenticated, use an API Key with a Bearer Authorization header.",
                "Basic YTpi | User not authenticated, use an API Key with a Bearer Authorization header.",
                "bearer 0000000000000000000000000000000000000000 | Invalid apikey",
                "bearer open sesame | User not authenticated, use an API Key with a Bearer Authorization header.",
            })
    void whoHasNoKeyIsAskedForOne(String authorization, String message) {
        HttpResponse<String> response = client.post(METHOD, "{}", "Authorization", authorization);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer");
        assertError(response, "werkzeug.exceptions.Unauthorized", message, JsonArray.of(message, 401));
    }

    @Test
    void anUnknownMethodIsNotFound() {
        String message = "The method 'discuss.channel.nope' does not exist";
        HttpResponse<String> response = post("/json/2/discuss.channel/nope", "{}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertError(response, "werkzeug.exceptions.NotFound", message, JsonArray.of(message, 404));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] | missing a required argument: 'domain'",
                "{\"domain\": [], \"foo\": 1} | got an unexpected keyword argument 'foo'",
            })
    void argumentsThatDoNotFitAreUnprocessable(String body, String message) {
        HttpResponse<String> response = post("/json/2/im_livechat.channel/search", body);

        assertThat(response.statusCode()).isEqualTo(422);
        assertError(response, "werkzeug.exceptions.UnprocessableEntity", message, JsonArray.of(message, 422));
    }

    @Test
    void aPrivateMethodIsForbidden() {
        HttpResponse<String> response = post("/json/2/im_livechat.channel/_compute_nbr_channel", "{\"ids\": [1]}");
        String message =
                "Private methods (such as 'im_livechat.channel._compute_nbr_channel') cannot be called remotely.";

        assertThat(response.statusCode()).isEqualTo(403);
        assertError(response, "odoo.exceptions.AccessError", message, JsonArray.of(message));
    }

    @Test
    void anUnknownModelIsNotFound() {
        String message = "the model 'no.model' does not exist";
        HttpResponse<String> response = post("/json/2/no.model/search", ALL);

        assertThat(response.statusCode()).isEqualTo(404);
        assertError(response, "werkzeug.exceptions.NotFound", message, JsonArray.of(message, 404));
    }

    @Test
    void whatTheCallerCanMendIsNotTheServersFault() {
        assertThat(post("/json/2/im_livechat.channel/read", "{\"ids\": [1], \"fields\": [\"nope\"]}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aModelIsDescribedToWhoHasAKey() {
        HttpResponse<String> response = client.send(
                client.request("/doc-bearer/im_livechat.channel.json").header("Authorization", "Bearer " + key));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(response.body()).fieldNames()).contains("model", "name", "doc", "fields", "methods");
    }

    @Test
    void whatIsNoPostIsToldWhereToGo() {
        HttpResponse<String> response = client.send(client.request(METHOD));
        String message = "Did you mean POST /json/2/<model>/<method>?";

        assertThat(response.statusCode()).isEqualTo(404);
        assertError(response, "werkzeug.exceptions.NotFound", message, JsonArray.of(message, 404));
        assertThat(client.send(client.request("/json/2")).statusCode()).isEqualTo(404);
    }

    @Test
    void aBodyThatIsNoJsonIsABadRequest() {
        HttpResponse<String> response = post(METHOD, "{");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(response.body()).getString("name")).isEqualTo("werkzeug.exceptions.BadRequest");
        assertThat(client.send(client.request(METHOD)
                                .header("Content-Type", "text/plain")
                                .header("Authorization", "bearer " + key)
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void anotherDatabaseIsNotFound() {
        assertThat(client.post(METHOD, ALL, "Authorization", "bearer " + key, "X-Odoo-Database", "switchboard")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.post(METHOD, ALL, "Authorization", "bearer " + key, "X-Odoo-Database", "other")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aModelThatDoesNotExistHasNoDescription() {
        HttpResponse<String> response =
                client.send(client.request("/doc-bearer/no.model.json").header("Authorization", "Bearer " + key));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(client.send(client.request("/doc-bearer/res.users.json")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aKeyIsAPasswordForScripts() {
        assertThat(client.signIn("admin", key)).startsWith("session_id=");
        JsonArray args = JsonArray.of("switchboard", "admin", key);
        JsonObject login = JsonObject.of("service", "common", "method", "login", "args", args);
        assertThat(client.call("/jsonrpc", login).getInteger("result")).isEqualTo(2);
    }

    private HttpResponse<String> post(String path, String body) {
        return client.post(path, body, "Authorization", "bearer " + key);
    }

    private static void assertError(HttpResponse<String> response, String name, String message, JsonArray arguments) {
        JsonObject error = new JsonObject(response.body());

        assertThat(error.fieldNames()).containsExactlyInAnyOrder("name", "message", "arguments", "context", "debug");
        assertThat(error.getString("name")).isEqualTo(name);
        assertThat(error.getString("message")).isEqualTo(message);
        assertThat(error.getJsonArray("arguments")).isEqualTo(arguments);
    }
}
