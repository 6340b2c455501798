package dev.switchboard.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Every recorded {@code fields_get}, asked again of a server that holds nothing: what a model is depends on no
 * history. Fields and attributes that are left out stand in the list of intended differences, as for the replays.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FieldsGetIT {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DATABASE = "described";
    private static final String ADMIN = "admin";

    /** Stands for the session of whoever asked, who was always an administrator. */
    private static final String SESSION = "administrator";

    private final IntendedDifferences intended = IntendedDifferences.read();
    private ServerProcess server;

    @BeforeAll
    void start() {
        server = ServerProcess.start(
                "--port",
                "0",
                "--database-url",
                TestDatabase.text(TestDatabase.fresh()),
                "--db-name",
                DATABASE,
                "--admin-password",
                ADMIN);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> aModelIsDescribedAsOdooDescribesIt() {
        return Stream.of("17", "18", "19").flatMap(this::descriptions);
    }

    private Stream<DynamicTest> descriptions(String series) {
        return Playlist.ALL.stream()
                .filter(playlist -> playlist.series().equals("odoo" + series))
                .flatMap(Playlist::read)
                .flatMap(recording -> recording.exchanges().stream())
                .filter(FieldsGetIT::isDescription)
                .map(exchange -> DynamicTest.dynamicTest(exchange.position(), () -> ask(series, exchange)));
    }

    private static boolean isDescription(Exchange exchange) {
        return ModelCall.of(exchange)
                        .filter(call -> call.method().equals("fields_get"))
                        .isPresent()
                && exchange.response().path("result").isObject();
    }

    private void ask(String series, Exchange recorded) {
        var recording = new Recording("odoo" + series + "/fields_get", List.of(overCallKw(recorded)));
        var address = URI.create(server.url() + "/" + series + ".0");
        var known = new Correspondence();
        try (var replay = new Replay(address, state(), List.of(recording), intended, known)) {
            assertThat(Finding.report(replay.play(recording))).isEmpty();
        }
    }

    /** The same question over the way that all series have, whichever way it was asked. */
    private static Exchange overCallKw(Exchange recorded) {
        var call = ModelCall.of(recorded).orElseThrow();
        var line = (ObjectNode) recorded.line().deepCopy();
        var request = line.putObject("req")
                .put("jsonrpc", "2.0")
                .set("id", recorded.response().path("id"));
        ((ObjectNode) request)
                .putObject("params")
                .put("model", call.model())
                .put("method", call.method())
                .setAll(arguments(call, recorded.request().path("params")));
        line.put("path", "/web/dataset/call_kw/" + call.model() + "/" + call.method());
        line.putObject("req_headers").put("cookie", "session_id=" + SESSION).put("content-type", "application/json");
        return new Exchange(recorded.recording(), line);
    }

    private static ObjectNode arguments(ModelCall call, JsonNode params) {
        var args = params.path("args");
        var arguments = JSON.objectNode();
        return switch (call.way()) {
            case EXECUTE, EXECUTE_KW ->
                arguments
                        .<ObjectNode>set("args", args.path(5).isArray() ? args.path(5) : JSON.arrayNode())
                        .set("kwargs", args.path(6).isObject() ? args.path(6) : JSON.objectNode());
            case DATASET, JSON_2 -> arguments.<ObjectNode>set("args", args).set("kwargs", params.path("kwargs"));
        };
    }

    private static State state() {
        var state = JSON.objectNode().put("database", DATABASE);
        state.putObject("sessions").putObject(SESSION).put("login", ADMIN).put("password", ADMIN);
        return new State(List.of(state));
    }
}
