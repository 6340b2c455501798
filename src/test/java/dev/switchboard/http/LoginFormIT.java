package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
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

/** The form that signs in, and the page that a link to a channel opens. */
@TestInstance(Lifecycle.PER_CLASS)
class LoginFormIT {
    private final ServerProcess server = Servers.start(TestDatabase.fresh());
    private final RawClient client = new RawClient(server.url());

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', /odoo",
        "/my/chats, /my/chats",
        "//evil.example, /odoo",
        "https://evil.example, /odoo",
        "/%5Cevil.example, /odoo"
    })
    void whoSignsInGoesToAPageOfThisServer(String redirect, String location) {
        HttpResponse<String> answer =
                signIn(Servers.ADMIN_PASSWORD, redirect, server.url().toString());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains(location);
        assertThat(answer.headers().firstValue("set-cookie").orElse("")).startsWith("session_id=");
    }

    @Test
    void aWrongPasswordSignsNobodyIn() {
        HttpResponse<String> answer = signIn("wrong", "", server.url().toString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"browser", "script"})
    void whoLoggedInOnceHasDoneSoForGood(String road) {
        ModelClient admin = ModelClient.admin(server);
        JsonObject values = JsonObject.of("name", road, "login", road, "password", "pass " + road);
        int user = admin.create("res.users", values);
        assertThat(admin.read("res.users", user, "state", "login_date")).contains(entry("state", "new"));

        if (road.equals("browser")) {
            String cookie = client.signIn(road, "pass " + road);
            assertThat(Scene.error(client.call("/web/session/destroy", new JsonObject(), "Cookie", cookie)))
                    .isEmpty();
        } else {
            JsonArray credentials = JsonArray.of("switchboard", road, "pass " + road);
            JsonObject call = JsonObject.of("service", "common", "method", "login", "args", credentials);
            assertThat(client.call("/jsonrpc", call).getValue("result")).isEqualTo(user);
        }

        JsonObject known = admin.read("res.users", user, "state", "login_date", "create_date");
        assertThat(known).contains(entry("state", "active"));
        assertThat(known.getString("login_date")).isGreaterThanOrEqualTo(known.getString("create_date"));
    }

    @Test
    void aFormOfAnotherSiteSignsNobodyIn() {
        HttpResponse<String> answer = signIn(Servers.ADMIN_PASSWORD, "", "https://evil.example");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    void aLinkToAChannelOpensAPageWithItsWidget() {
        HttpResponse<String> page = client.send(client.request("/im_livechat/support/1"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("src=\"" + server.url() + "/im_livechat/loader/1\"", "/im_livechat/assets_embed.js");
    }

    @ParameterizedTest
    @CsvSource({"99999", "abc", "0"})
    void aLinkToNoChannelSaysSo(String id) {
        HttpResponse<String> page = client.send(client.request("/im_livechat/support/" + id));

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no such channel.");
    }

    private HttpResponse<String> signIn(String password, String redirect, String origin) {
        String form = "login=admin&password=" + password + "&redirect=" + redirect;
        return client.send(client.request("/web/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(form)));
    }
}
