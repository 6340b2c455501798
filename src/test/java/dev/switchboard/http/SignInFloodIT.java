package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who guesses passwords, by any road that takes one; the addresses are what a trusted proxy says. */
@TestInstance(Lifecycle.PER_CLASS)
class SignInFloodIT {
    private static final String TOO_MANY = "Too many login failures";

    private final Scene scene = new Scene("--trusted-proxies", "127.0.0.1");

    private int guessers;

    @AfterAll
    void stop() {
        scene.close();
    }

    private enum Road {
        SESSION {
            @Override
            String attempt(Scene scene, String secret, String address) {
                JsonObject params = JsonObject.of("db", "switchboard", "login", "admin", "password", secret);
                return call(scene, "/web/session/authenticate", params, address);
            }
        },
        FORM {
            @Override
            String attempt(Scene scene, String secret, String address) {
                HttpRequest.Builder form = scene.client
                        .request("/web/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("login=admin&password=" + secret.replace(" ", "+")));
                return scene.client
                        .send(form.header("X-Forwarded-For", address))
                        .body();
            }
        },
        LOGIN {
            @Override
            String attempt(Scene scene, String secret, String address) {
                JsonArray args = JsonArray.of("switchboard", "admin", secret);
                return call(scene, "/jsonrpc", service("common", "login", args), address);
            }
        },
        EXECUTE {
            @Override
            String attempt(Scene scene, String secret, String address) {
                JsonArray args = JsonArray.of("switchboard", 2, secret, "res.users", "search_count", new JsonArray());
                return call(scene, "/jsonrpc", service("object", "execute", args), address);
            }
        },
        XML {
            @Override
            String attempt(Scene scene, String secret, String address) {
                String call = "<methodCall><methodName>authenticate</methodName><params>"
                        + "<param><value>switchboard</value></param><param><value>admin</value></param>"
                        + "<param><value>" + secret + "</value></param><param><value><struct/></value></param>"
                        + "</params></methodCall>";
                HttpRequest.Builder request = scene.client
                        .request("/xmlrpc/2/common")
                        .header("Content-Type", "text/xml")
                        .header("X-Forwarded-For", address);
                return scene.client
                        .send(request.POST(BodyPublishers.ofString(call)))
                        .body();
            }
        };

        /** Tries a secret of the administrator's; gives the answer. */
        abstract String attempt(Scene scene, String secret, String address);

        private static JsonObject service(String name, String method, JsonArray args) {
            return JsonObject.of("service", name, "method", method, "args", args);
        }

        private static String call(Scene scene, String route, JsonObject params, String address) {
            return scene.client.call(route, params, "X-Forwarded-For", address).encode();
        }
    }

    @ParameterizedTest
    @EnumSource(Road.class)
    void whoFailsFiveTimesWaitsAlsoWithTheRightPasswordAndNobodyElseDoes(Road road) {
        String guesser = "192.0.2." + ++guessers;
        for (int i = 0; i < 5; i++) {
            assertThat(road.attempt(scene, "wrong " + i, guesser)).doesNotContain(TOO_MANY);
        }

        assertThat(road.attempt(scene, Servers.ADMIN_PASSWORD, guesser)).contains(TOO_MANY);
        assertThat(road.attempt(scene, Servers.ADMIN_PASSWORD, "198.51.100.1")).doesNotContain(TOO_MANY);
    }
}
