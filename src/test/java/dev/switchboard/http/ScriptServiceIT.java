package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts call without a session: golden/odoo18/17c, odoo17/17 from 392 on, odoo19/17-jsonrpc-and-json2. */
@TestInstance(Lifecycle.PER_CLASS)
class ScriptServiceIT {
    private static final String DB = "switchboard";
    private static final int ADMIN = 2;

    private final ServerProcess server = Servers.start(TestDatabase.fresh());
    private final RawClient client = new RawClient(server.url());

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"'', 18", "/17.0, 17", "/18.0, 18", "/19.0, 19"})
    void theVersionIsThatOfTheSeriesInThePath(String prefix, int number) {
        JsonObject version = JsonObject.of(
                "server_version",
                number + ".0",
                "server_version_info",
                JsonArray.of(number, 0, 0, "final", 0, ""),
                "server_serie",
                number + ".0",
                "protocol_version",
                1);

        assertThat(result(prefix, "common", "version")).isEqualTo(version);
        assertThat(client.call(prefix + "/web/webclient/version_info", new JsonObject())
                        .getValue("result"))
                .isEqualTo(version);
        assertThat(result(prefix, "db", "server_version")).isEqualTo(number + ".0");
    }

    @Test
    void aLoginIsAnsweredWithTheUserOrWithFalse() {
        assertThat(result("", "common", "login", DB, "admin", Servers.ADMIN_PASSWORD))
                .isEqualTo(ADMIN);
        assertThat(result("", "common", "authenticate", DB, "admin", Servers.ADMIN_PASSWORD, new JsonObject()))
                .isEqualTo(ADMIN);
        assertThat(result("", "common", "login", DB, "admin", "wrong")).isEqualTo(false);
        assertThat(result("", "common", "login", DB, "nobody", Servers.ADMIN_PASSWORD))
                .isEqualTo(false);
        assertThat(result("", "common", "login", DB, "admin", false)).isEqualTo(false);
        assertThat(result("", "common", "login", DB, "admin", "")).isEqualTo(false);
        assertThat(result("", "common", "login", DB, new JsonArray(), 1)).isEqualTo(false);
    }

    @Test
    void thereIsOneDatabase() {
        assertThat(result("", "db", "list")).isEqualTo(JsonArray.of(DB));
        assertThat(result("", "db", "db_exist", DB)).isEqualTo(true);
        assertThat(result("", "db", "db_exist", "postgres")).isEqualTo(false);
        assertThat(client.call("/web/database/list", new JsonObject()).getJsonArray("result"))
                .isEqualTo(JsonArray.of(DB));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create_database",
                "drop",
                "dump",
                "restore",
                "change_admin_password",
                "duplicate_database",
                "rename",
                "migrate_databases"
            })
    void databasesAreNobodysBusiness(String function) {
        assertThat(name(error("", "db", function, "admin", DB))).isEqualTo("odoo.exceptions.AccessDenied");
    }

    @Test
    void aCallSaysWhoItIsFor() {
        JsonObject answer = call("", "object", object("action_join", ADMIN, Servers.ADMIN_PASSWORD));

        assertThat(answer.fieldNames()).containsExactlyInAnyOrder("jsonrpc", "id");
    }

    @Test
    void aWrongSecretIsDenied() {
        for (Object secret : new Object[] {"wrong", "", false, 1, new JsonArray(), "0".repeat(40)}) {
            JsonObject error =
                    call("", "object", object("action_join", ADMIN, secret)).getJsonObject("error");

            assertThat(name(error)).isEqualTo("odoo.exceptions.AccessDenied");
            assertThat(data(error).getJsonArray("arguments")).isEqualTo(JsonArray.of("Access Denied"));
        }
    }

    @Test
    void aUserThatNeverWasIsMissing() {
        JsonObject error = call("", "object", object("action_join", 999, "x")).getJsonObject("error");

        assertThat(name(error)).isEqualTo("odoo.exceptions.MissingError");
        assertThat(message(error))
                .isEqualTo("Record does not exist or has been deleted.\n(Record: res.users(999,), User: 999)");
    }

    @Test
    void anotherDatabaseDoesNotExist() {
        JsonObject error = error("", "common", "login", "nodb", "admin", "x");

        assertThat(name(error)).isEqualTo("psycopg2.OperationalError");
        assertThat(message(error))
                .isEqualTo("connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  database \"nodb\" does not"
                        + " exist\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nope | x | [] | builtins.KeyError | nope",
                "object | nope | [] | builtins.IndexError | list index out of range",
                "object | execute_kw | [\"switchboard\"] | builtins.IndexError | list index out of range",
                "common | version | x | builtins.TypeError | exp_version() takes 0 positional arguments but 1 was given",
                "common | login | [] | builtins.TypeError |"
                        + " exp_login() missing 3 required positional arguments: 'db', 'login', and 'password'",
                "common | version | 5 | builtins.TypeError | Value after * must be an iterable, not int",
                "common | version | null | builtins.TypeError | Value after * must be an iterable, not NoneType",
                "common | nope | [] | builtins.Exception | Method not found: nope",
                "db | nope | [1] | builtins.KeyError | Method not found: nope",
                "object | execute | [\"switchboard\", \"abc\", \"x\"] | builtins.ValueError |"
                        + " invalid literal for int() with base 10: 'abc'",
                "object | execute | [\"switchboard\", null, \"x\"] | builtins.TypeError |"
                        + " int() argument must be a string, a bytes-like object or a real number, not 'NoneType'",
            })
    void aCallThatDoesNotFitIsRefusedAsPythonWould(
            String service, String function, String args, String name, String message) {
        Object value = args.equals("x") ? args : Json.decodeValue(args);

        JsonObject error = call("", service, params(service, function, value)).getJsonObject("error");

        assertThat(name(error)).isEqualTo(name);
        assertThat(message(error)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 200, The method 'nope' does not exist on the model 'im_livechat.channel'",
        "/17.0, 200, The method 'im_livechat.channel.nope' does not exist",
        "/19.0, 0, The method 'im_livechat.channel.nope' does not exist",
    })
    void anUnknownMethodIsToldInTheWordsOfTheSeries(String prefix, int code, String message) {
        JsonObject error = call(prefix, "object", object("nope", ADMIN, Servers.ADMIN_PASSWORD))
                .getJsonObject("error");

        assertThat(error.getInteger("code")).isEqualTo(code);
        assertThat(name(error)).isEqualTo("builtins.AttributeError");
        assertThat(message(error)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 404, werkzeug.exceptions.NotFound, true",
        "/17.0, 200, builtins.KeyError, false",
        "/18.0, 404, werkzeug.exceptions.NotFound, true",
        "/19.0, 404, werkzeug.exceptions.NotFound, true",
    })
    void anUnknownModelIsToldInTheWordsOfTheSeries(String prefix, int code, String name, boolean beforeTheId) {
        String cookie = client.signIn("admin", Servers.ADMIN_PASSWORD);
        JsonObject params = JsonObject.of(
                "model", "no.model", "method", "search", "args", new JsonArray(), "kwargs", new JsonObject());

        JsonObject answer = client.call(prefix + "/web/dataset/call_kw/no.model/search", params, "Cookie", cookie);

        assertThat(answer.getJsonObject("error").getInteger("code")).isEqualTo(code);
        assertThat(name(answer.getJsonObject("error"))).isEqualTo(name);
        assertThat(answer.getValue("id") == null).isEqualTo(beforeTheId);
        JsonArray args = JsonArray.of(DB, ADMIN, Servers.ADMIN_PASSWORD, "no.model", "search");
        assertThat(message(call(prefix, "object", params("object", "execute", args))
                        .getJsonObject("error")))
                .isEqualTo("Object no.model doesn't exist");
    }

    static Stream<Object> nonsense() {
        return Stream.of(1, "x", true, new JsonObject(), JsonArray.of(1), 1e300, "9".repeat(400));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nothingThatIsNoCallIsTheServersFault(Object value) {
        for (String service : new String[] {"common", "db", "object"}) {
            for (String function : new String[] {"login", "authenticate", "about", "list", "execute", "execute_kw"}) {
                assertThat(call("", service, params(service, function, value)).encode())
                        .doesNotContain("RuntimeError");
                JsonArray args = JsonArray.of(DB, value, value, value, value, value);
                assertThat(call("", service, params(service, function, args)).encode())
                        .doesNotContain("RuntimeError");
                JsonArray signedIn = JsonArray.of(DB, ADMIN, Servers.ADMIN_PASSWORD, value, value, value, value);
                assertThat(call("", service, params(service, function, signedIn))
                                .encode())
                        .doesNotContain("RuntimeError");
            }
        }
    }

    @Test
    void aBodyThatIsNestedWithoutEndIsABadRequest() {
        String body = "{\"params\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(client.post("/jsonrpc", body).statusCode()).isEqualTo(400);
        assertThat(client.send(client.request("/jsonrpc")).statusCode()).isEqualTo(400);
        assertThat(client.send(client.request("/jsonrpc").PUT(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whereVisitorsAreNotSpokenToThereIsNoPageForThem() {
        for (String prefix : new String[] {"/17.0", "/19.0"}) {
            assertThat(client.post(prefix + "/im_livechat/cors/init", "{\"params\":{\"channel_id\":1}}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(client.send(client.request(prefix + "/im_livechat/loader/1"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(client.send(client.request(prefix + "/websocket")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aLoaderUnderAPrefixKeepsItsClientsThere() {
        String loader =
                client.send(client.request("/18.0/im_livechat/loader/1")).body();

        assertThat(loader).contains(server.url() + "/18.0\"");
        assertThat(client.send(client.request("/18.0/im_livechat/assets_embed.js"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.send(client.request("/18.0/switchboard/static/widget/main.js"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.call("/18.0/im_livechat/cors/init", JsonObject.of("channel_id", 1))
                        .fieldNames())
                .contains("result");
    }

    private static JsonObject object(String method, int userId, Object secret) {
        JsonArray args = JsonArray.of(
                DB, userId, secret, "im_livechat.channel", method, JsonArray.of(JsonArray.of(1)), new JsonObject());
        return params("object", "execute_kw", args);
    }

    private static JsonObject params(String service, String function, Object args) {
        return JsonObject.of("service", service, "method", function, "args", args);
    }

    private JsonObject call(String prefix, String service, JsonObject params) {
        return client.call(prefix + "/jsonrpc", params.put("service", service));
    }

    private Object result(String prefix, String service, String function, Object... args) {
        return call(prefix, service, params(service, function, JsonArray.of(args)))
                .getValue("result");
    }

    private JsonObject error(String prefix, String service, String function, Object... args) {
        return call(prefix, service, params(service, function, JsonArray.of(args)))
                .getJsonObject("error");
    }

    private static JsonObject data(JsonObject error) {
        return error.getJsonObject("data");
    }

    private static String name(JsonObject error) {
        return data(error).getString("name");
    }

    private static String message(JsonObject error) {
        return data(error).getString("message");
    }
}
