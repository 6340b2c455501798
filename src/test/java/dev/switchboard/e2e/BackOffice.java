package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** What the administrator sets up, by a script. */
final class BackOffice {
    private static final int ADMIN = 2;

    private final URI server;

    BackOffice(URI server) {
        this.server = server;
    }

    /** Calls a method of a model; gives the result. */
    @CanIgnoreReturnValue
    Object call(String model, String method, Object... args) {
        JsonArray call = JsonArray.of("switchboard", ADMIN, TestServer.PASSWORD, model, method, JsonArray.of(args));
        JsonObject params = JsonObject.of("service", "object", "method", "execute_kw", "args", call);
        JsonObject answer = post(JsonObject.of("jsonrpc", "2.0", "id", 1, "method", "call", "params", params));
        assertThat(answer.containsKey("error")).as(answer.encode()).isFalse();
        return answer.getValue("result");
    }

    private JsonObject post(JsonObject envelope) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/jsonrpc"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(envelope.encode()))
                .build();
        try {
            return new JsonObject(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
