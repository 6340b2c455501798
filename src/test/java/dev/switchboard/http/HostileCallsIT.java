package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.Database;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.model.Passwords;
import dev.switchboard.model.TestKeys;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a caller sends, the answer is one of the protocol's, tells nothing that is not theirs, and a refused call
 * changes nothing. A failure prints the seed; {@code -Dswitchboard.seed=…} repeats it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class HostileCallsIT {
    private static final long SEED = Long.getLong("switchboard.seed", System.nanoTime());
    private static final int CALLS = Integer.getInteger("switchboard.calls", 120);
    private static final int MOST_SHOWN = Integer.getInteger("switchboard.shown", 10);
    private static final int SHOWN = 400;
    private static final String SECRET = "nobody-elses-business";
    private static final Pattern OURS = Pattern.compile(
            "Something went wrong on the server|PgException|java\\.|io\\.vertx|SQLSTATE|syntax error at|\\(\\d{5}\\)|\\bat dev\\.");
    private static final Pattern REFERENCE = Pattern.compile("its log says more under ([0-9a-f-]+)");
    private static final List<Integer> REFUSED = List.of(400, 401, 403, 404, 405, 413, 415, 422);

    /** Without the sums of reports, which follow earlier changes in rounds of their own. */
    private static final String EVERYTHING = """
            SELECT string_agg(format('SELECT %1$L, md5(string_agg(t::text, %2$L ORDER BY t::text)) FROM %1$I t', tablename, ''),
              ' UNION ALL ' ORDER BY tablename) FROM pg_tables
            WHERE schemaname = current_schema() AND tablename NOT LIKE 'switchboard\\_report\\_%'""";

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseUrl url = TestDatabase.fresh();
    private final Database database = new Database(
            PgBuilder.pool().connectingTo(url.connectOptions()).using(vertx).build());
    private final ServerProcess server = Servers.start(url);
    private final RawClient client = new RawClient(server.url());
    private final String key = TestKeys.make(url, Servers.ADMIN_PASSWORD);
    private final Map<String, Integer> users =
            Map.of("admin", 2, "operator", user("operator", 1, 15), "portal", user("portal", 10));
    private final String checksum;

    HostileCallsIT() {
        conversation("theirs", SECRET, users.get("admin"));
        conversation("ours", "hello", users.get("operator"));
        checksum = database.one(row -> row.getString(0), EVERYTHING).await().orElseThrow();
    }

    private int user(String login, Integer... groups) {
        String hash = Passwords.hash("secret");
        return database.one(row -> row.getInteger(0), """
                        WITH partner AS (INSERT INTO res_partner (name, email) VALUES ($1, $1 || '@example.com') RETURNING id),
                        made AS (INSERT INTO res_users (login, password, share, partner_id) SELECT $1, $2, $4, id FROM partner RETURNING id),
                        joined AS (INSERT INTO res_groups_users_rel (uid, gid) SELECT id, unnest($3::int4[]) FROM made)
                        SELECT id FROM made""", login, hash, groups, login.equals("portal"))
                .await()
                .orElseThrow();
    }

    private void conversation(String name, String text, @Nullable Integer user) {
        database.run("""
                        WITH guest AS (INSERT INTO mail_guest (name, access_token) VALUES ($2, $1) RETURNING id),
                        channel AS (INSERT INTO discuss_channel (name, uuid, channel_type, livechat_operator_id, livechat_channel_id)
                          SELECT $2, $1, 'livechat', partner_id, 1 FROM res_users WHERE id = $3 RETURNING id),
                        member AS (INSERT INTO discuss_channel_member (channel_id, partner_id, guest_id)
                          SELECT channel.id, partner_id, NULL FROM channel, res_users WHERE res_users.id = $3
                          UNION ALL SELECT channel.id, NULL, guest.id FROM channel, guest)
                        INSERT INTO mail_message (model, res_id, author_guest_id, body, message_type)
                        SELECT 'discuss.channel', channel.id, guest.id, '<p>' || $2 || '</p>', 'comment' FROM channel, guest""", name, text, user).await();
    }

    @AfterAll
    void theLogHasNoErrors() {
        String errors = server.errors();
        server.close();
        vertx.close().await();
        assertThat(errors.lines().filter(line -> line.contains(" ERROR "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "operator", "portal"})
    void callsOfTheWebClientAreAnswered(String login) {
        String cookie = client.signIn(login, password(login));

        assertThat(wrong(login, ModelCallsToSpoil.reads(), call -> kw(cookie, call)))
                .as("seed %d", SEED)
                .isEmpty();
    }

    private static String password(String login) {
        return login.equals("admin") ? Servers.ADMIN_PASSWORD : "secret";
    }

    /** What is wrong with the answers to some calls. */
    private List<String> wrong(String login, List<HostileCalls.Call> calls, Way way) {
        HostileCalls hostile = new HostileCalls(new Random(SEED), calls);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < CALLS && wrong.size() < MOST_SHOWN; i++) {
            HostileCalls.Call call = hostile.next();
            Optional<String> fault = fault(login, way.send(call));
            fault.ifPresent(text -> wrong.add(cut(call + " -> " + text) + logged(text)));
        }
        return wrong;
    }

    /** The line of the log that an answer refers to. */
    private String logged(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.find()
                ? server.errors()
                        .lines()
                        .filter(line -> line.contains(reference.group(1)))
                        .collect(Collectors.joining())
                : "";
    }

    private static String cut(String text) {
        return text.length() > SHOWN
                ? text.substring(0, SHOWN) + "…" + text.substring(text.length() - SHOWN / 4)
                : text;
    }

    /** A way in for calls. */
    private interface Way {
        HttpResponse<String> send(HostileCalls.Call call);
    }

    private HttpResponse<String> kw(String cookie, HostileCalls.Call call) {
        JsonObject params = new JsonObject()
                .put("model", call.model())
                .put("method", call.method())
                .put("args", call.args())
                .put("kwargs", call.kwargs());
        String envelope = HostileCalls.text(JsonObject.of("jsonrpc", "2.0", "id", 1, "params", params));
        return client.post("/web/dataset/call_kw", envelope, "Cookie", cookie);
    }

    private static Optional<String> fault(String login, HttpResponse<String> response) {
        String body = response.body();
        boolean refused = REFUSED.contains(response.statusCode());
        if (response.statusCode() != 200 && !refused) {
            return Optional.of(response.statusCode() + " " + body);
        }
        if (OURS.matcher(body).find() || (!login.equals("admin") && body.contains(SECRET))) {
            return Optional.of(body);
        }
        return refused || isAnswer(response) ? Optional.empty() : Optional.of("malformed: " + body);
    }

    private static boolean isAnswer(HttpResponse<String> response) {
        if (response.uri().getPath().startsWith("/xmlrpc")) {
            return response.body().startsWith("<?xml") && response.body().contains("</methodResponse>");
        }
        try {
            Object answer = Json.decodeValue(response.body());
            boolean bare = response.uri().getPath().startsWith("/json/2");
            return bare || (answer instanceof JsonObject envelope && "2.0".equals(envelope.getString("jsonrpc")));
        } catch (DecodeException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "operator", "portal"})
    void aRefusedWriteChangesNothing(String login) {
        String cookie = client.signIn(login, password(login));
        Guarded guarded = new Guarded(call -> kw(cookie, call));

        assertThat(wrong(login, ModelCallsToSpoil.writes(), guarded))
                .as("seed %d", SEED)
                .isEmpty();
        assertThat(guarded.changes).as("seed %d", SEED).isEmpty();
    }

    /** Compares all tables before and after each call that is refused. */
    private final class Guarded implements Way {
        private final Way way;
        private final List<String> changes = new ArrayList<>();
        private Map<String, String> before = tables();

        Guarded(Way way) {
            this.way = way;
        }

        @Override
        public HttpResponse<String> send(HostileCalls.Call call) {
            HttpResponse<String> response = way.send(call);
            Map<String, String> after = tables();
            if (isRefused(response) && !after.equals(before)) {
                Map<String, String> changed = new HashMap<>(after);
                changed.entrySet().removeAll(before.entrySet());
                changes.add(cut(call + " changed " + changed.keySet() + " -> " + response.body()));
            }
            before = after;
            return response;
        }
    }

    private static boolean isRefused(HttpResponse<String> response) {
        return response.statusCode() != 200 || new JsonObject(response.body()).containsKey("error");
    }

    private Map<String, String> tables() {
        Map<String, String> tables = new HashMap<>();
        database.run(checksum).await().forEach(row -> tables.put(row.getString(0), String.valueOf(row.getString(1))));
        return tables;
    }

    @ParameterizedTest
    @CsvSource({"'', admin", "/17.0, operator", "/19.0, portal"})
    void callsOfScriptsAreAnswered(String prefix, String login) {
        assertThat(wrong(login, ModelCallsToSpoil.reads(), call -> script(prefix, login, call)))
                .as("seed %d", SEED)
                .isEmpty();
    }

    private HttpResponse<String> script(String prefix, String login, HostileCalls.Call call) {
        JsonObject params = JsonObject.of("service", "object", "method", "execute_kw", "args", arguments(login, call));
        return client.post(prefix + "/jsonrpc", HostileCalls.text(JsonObject.of("jsonrpc", "2.0", "params", params)));
    }

    private JsonArray arguments(String login, HostileCalls.Call call) {
        return JsonArray.of("switchboard", users.get(login), password(login))
                .add(call.model())
                .add(call.method())
                .add(call.args())
                .add(call.kwargs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "portal"})
    void callsInXmlAreAnswered(String login) {
        assertThat(wrong(login, ModelCallsToSpoil.reads(), call -> xml(login, call)))
                .as("seed %d", SEED)
                .isEmpty();
    }

    private HttpResponse<String> xml(String login, HostileCalls.Call call) {
        JsonArray params = arguments(login, call);
        String body = "<?xml version='1.0'?><methodCall><methodName>execute_kw</methodName><params>"
                + params.stream()
                        .map(each -> "<param>" + HostileCalls.xml(each) + "</param>")
                        .collect(Collectors.joining())
                + "</params></methodCall>";
        return client.send(client.request("/xmlrpc/2/object")
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void callsByNameAreAnswered() {
        assertThat(wrong("admin", ModelCallsToSpoil.reads(), this::named))
                .as("seed %d", SEED)
                .isEmpty();
    }

    private HttpResponse<String> named(HostileCalls.Call call) {
        Object kwargs = call.kwargs();
        if (kwargs instanceof JsonObject names && call.args() instanceof JsonArray args && !args.isEmpty()) {
            kwargs = names.copy().put("domain", args.getValue(0));
        }
        String path =
                "/json/2/%s/%s".formatted(word(call.model(), "im_livechat.channel"), word(call.method(), "search"));
        String body = kwargs instanceof JsonObject || kwargs instanceof JsonArray
                ? HostileCalls.text(kwargs)
                : String.valueOf(kwargs);
        return client.post(path, body, "Authorization", "Bearer " + key);
    }

    private static String word(@Nullable Object value, String otherwise) {
        return value instanceof String text && text.matches("[\\w.]+") ? text : otherwise;
    }
}
