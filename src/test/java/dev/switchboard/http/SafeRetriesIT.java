package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.model.TestKeys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A script that is not sure whether its call arrived sends it again with the same key. */
@TestInstance(Lifecycle.PER_CLASS)
class SafeRetriesIT {
    private static final String CREATE = "/web/dataset/call_kw/im_livechat.channel/create";
    private static final String WRITE = "/web/dataset/call_kw/im_livechat.channel/write";

    private final DatabaseUrl database = TestDatabase.fresh();
    private final ServerProcess server = Servers.start(database);
    private final RawClient client = new RawClient(server.url());
    private final String cookie = client.signIn("admin", Servers.ADMIN_PASSWORD);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aRepeatedCallAnswersWhatTheFirstDidAndDoesNothing() {
        JsonObject first = create("Once", "key-once");
        JsonObject second = create("Once", "key-once");

        assertThat(second.getInteger("result")).isEqualTo(first.getInteger("result"));
        assertThat(count("Once")).isEqualTo(1);
    }

    @Test
    void theKeyMayComeWithTheContext() {
        JsonObject kwargs = JsonObject.of("context", JsonObject.of("idempotency_key", "in-context"));
        JsonObject params = call("im_livechat.channel", "create", JsonArray.of(JsonObject.of("name", "Context")))
                .put("kwargs", kwargs);

        JsonObject first = client.call(CREATE, params, "Cookie", cookie);
        JsonObject second = client.call(CREATE, params, "Cookie", cookie);

        assertThat(second.getInteger("result")).isEqualTo(first.getInteger("result"));
        assertThat(count("Context")).isEqualTo(1);
    }

    @Test
    void aKeyHoldsForCallsByApiKeyToo() {
        String key = TestKeys.make(database, Servers.ADMIN_PASSWORD);
        String body = "{\"vals_list\": [{\"name\": \"Json2\"}]}";
        String[] headers = {"Authorization", "bearer " + key, "Idempotency-Key", "by-json2"};

        String first =
                client.post("/json/2/im_livechat.channel/create", body, headers).body();
        String second =
                client.post("/json/2/im_livechat.channel/create", body, headers).body();

        assertThat(second).isEqualTo(first);
        assertThat(count("Json2")).isEqualTo(1);
    }

    @Test
    void repetitionsThatComeAtOnceDoItOnce() {
        List<CompletableFuture<JsonObject>> calls = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> create("Race", "key-race")))
                .toList();

        assertThat(calls.stream().map(call -> call.join().getValue("result")).distinct())
                .hasSize(1)
                .doesNotContainNull();
        assertThat(count("Race")).isEqualTo(1);
    }

    @Test
    void aRefusedCallUsesNoKeyUp() {
        JsonArray noName = JsonArray.of(JsonObject.of("button_text", "nameless"));
        JsonObject refused = post(CREATE, call("im_livechat.channel", "create", noName), "key-refused");

        JsonObject corrected = create("Second try", "key-refused");

        assertThat(refused.containsKey("error")).isTrue();
        assertThat(corrected.getInteger("result")).isPositive();
    }

    @Test
    void aKeyIsNotForAnotherCall() {
        int id = create("Other", "key-other").getInteger("result");
        JsonArray write = JsonArray.of(JsonArray.of(id), JsonObject.of("name", "Changed"));

        JsonObject refused = post(WRITE, call("im_livechat.channel", "write", write), "key-other");

        assertThat(refused.getJsonObject("error").getJsonObject("data").getString("message"))
                .contains("was used before");
        assertThat(count("Changed")).isZero();
    }

    @Test
    void whatAWriteAnswersIsAnsweredAgain() {
        JsonObject write = call("im_livechat.channel", "write", JsonArray.of(JsonArray.of(1), new JsonObject()));

        assertThat(post(WRITE, write, "key-true").getValue("result")).isEqualTo(true);
        assertThat(post(WRITE, write, "key-true").getValue("result")).isEqualTo(true);
    }

    private JsonObject create(String name, String key) {
        return post(CREATE, call("im_livechat.channel", "create", JsonArray.of(JsonObject.of("name", name))), key);
    }

    private JsonObject post(String path, JsonObject params, String key) {
        return client.call(path, params, "Cookie", cookie, "Idempotency-Key", key);
    }

    private int count(String name) {
        JsonArray domain = JsonArray.of(JsonArray.of(JsonArray.of("name", "=", name)));
        JsonObject params = call("im_livechat.channel", "search_count", domain);
        return client.call("/web/dataset/call_kw", params, "Cookie", cookie).getInteger("result");
    }

    private static JsonObject call(String model, String method, JsonArray args) {
        return JsonObject.of("model", model, "method", method, "args", args, "kwargs", new JsonObject());
    }
}
