package dev.switchboard.records;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;

/** Somebody who is signed in and calls models over HTTP, in one series. */
final class ModelClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String prefix;
    private final String cookie;

    /**
     * Signs in.
     *
     * @param prefix such as {@code /17.0}
     */
    ModelClient(URI server, String prefix, String login, String password) {
        this.server = server;
        this.prefix = prefix;
        JsonObject params = JsonObject.of("db", "switchboard", "login", login, "password", password);
        this.cookie = post("/web/session/authenticate", params, "")
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    /** The whole answer to a call. */
    JsonObject answer(String model, String method, JsonArray args, JsonObject kwargs) {
        JsonObject params = JsonObject.of("model", model, "method", method, "args", args, "kwargs", kwargs);
        return new JsonObject(post("/web/dataset/call_kw", params, cookie).body());
    }

    /** What a call gives, which has to be something. */
    Object call(String model, String method, Object... args) {
        JsonObject answer = answer(model, method, JsonArray.of(args), new JsonObject());
        if (answer.containsKey("error")) {
            throw new AssertionError(model + "." + method + ": " + answer.encode());
        }
        return Objects.requireNonNull(answer.getValue("result"));
    }

    /** The exception and the message with which a call is refused; nothing when it is not. */
    String refusal(String model, String method, Object... args) {
        JsonObject error =
                answer(model, method, JsonArray.of(args), new JsonObject()).getJsonObject("error");
        return error == null
                ? ""
                : error.getJsonObject("data").getString("name") + ": "
                        + error.getJsonObject("data").getString("message");
    }

    private HttpResponse<String> post(String path, JsonObject params, String sent) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(prefix + path))
                .header("Content-Type", "application/json")
                .header("Cookie", sent)
                .POST(BodyPublishers.ofString(JsonObject.of("jsonrpc", "2.0", "id", 1, "params", params)
                        .encode()))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
