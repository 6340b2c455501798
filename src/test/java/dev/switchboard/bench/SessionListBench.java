package dev.switchboard.bench;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.Database;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the first page of the session list costs: {@code search_read} of 80 sessions out of many, by an administrator and
 * by an operator whom record rules limit, next to one statement written by hand that finds the same rows.
 *
 * <p>Arguments: the number of sessions (200000), the seconds of each measurement (10), and names of indexes that a first
 * round does without, to see what they are good for.
 */
public final class SessionListBench {
    private static final String PASSWORD = "open sesame";
    private static final int LANES = 4;
    private static final JsonArray FIELDS = JsonArray.of(
            "name",
            "livechat_operator_id",
            "livechat_channel_id",
            "channel_type",
            "create_date",
            "member_count",
            "message_ids");

    private static final String BY_HAND = """
            SELECT c.id, c.name, p.id AS partner, p.name AS operator, l.id AS livechat, l.name AS livechat_name, c.channel_type,
              c.create_date, (SELECT count(*) FROM discuss_channel_member m WHERE m.channel_id = c.id) AS members,
              ARRAY(SELECT m.id FROM mail_message m WHERE m.model = 'discuss.channel' AND m.res_id = c.id
                AND m.message_type <> 'user_notification' ORDER BY m.id DESC) AS messages
            FROM (%s ORDER BY create_date DESC LIMIT 80) c
            LEFT JOIN res_partner p ON p.id = c.livechat_operator_id
            LEFT JOIN im_livechat_channel l ON l.id = c.livechat_channel_id
            ORDER BY c.create_date DESC""";
    private static final String ALL = "SELECT * FROM discuss_channel WHERE active AND channel_type = 'livechat'";
    private static final String OWN = """
            SELECT c.* FROM discuss_channel c JOIN discuss_channel_member self ON self.channel_id = c.id
            WHERE c.active AND c.channel_type = 'livechat' AND self.partner_id = %d""".formatted(SessionRows.FIRST_OPERATOR);

    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final HttpClientAgent http;
    private final URI server;
    private final Duration time;

    private SessionListBench(DatabaseUrl url, URI server, Duration time) {
        this.database = new Database(PgBuilder.pool()
                .connectingTo(url.connectOptions())
                .with(new io.vertx.sqlclient.PoolOptions().setMaxSize(LANES))
                .using(vertx)
                .build());
        this.http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(LANES));
        this.server = server;
        this.time = time;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) {
        int sessions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        Duration time = Duration.ofSeconds(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10);
        DatabaseUrl url = TestDatabase.fresh();
        try (ServerProcess process = ServerProcess.start(
                "--port", "0", "--database-url", TestDatabase.text(url), "--admin-password", PASSWORD)) {
            SessionListBench bench = new SessionListBench(url, process.url(), time);
            SessionRows.fill(bench.database, sessions);
            System.out.printf("%d sessions, %d lanes, %s each%n", sessions, LANES, time);
            System.out.printf("%-40s %9s %12s %12s%n", "", "calls/s", "Java ms", "postgres ms");
            bench.round(
                    " without", List.of(arguments).subList(Math.min(2, arguments.length), arguments.length), process);
            bench.round("", List.of(), process);
            bench.vertx.close().await();
        }
    }

    /** Measures without some indexes, which are there again afterwards; a round without none is the last. */
    private void round(String suffix, List<String> indexes, ServerProcess process) {
        if (!suffix.isEmpty() && indexes.isEmpty()) {
            return;
        }
        List<String> definitions = database.list(
                        row -> row.getString(0), "SELECT indexdef FROM pg_indexes WHERE indexname = ANY($1)", (Object)
                                indexes.toArray(String[]::new))
                .await();
        indexes.forEach(index -> database.run("DROP INDEX " + index).await());
        compare("administrator" + suffix, "admin", ALL, process.handle());
        compare("operator" + suffix, "operator" + SessionRows.FIRST_OPERATOR, OWN, process.handle());
        definitions.forEach(definition -> database.run(definition).await());
    }

    private void compare(String who, String login, String rows, ProcessHandle process) {
        String cookie = signIn(login);
        measure(who + ", by hand", () -> byHand(rows), ProcessHandle.current());
        measure(who + ", search_read", () -> searchRead(cookie), process);
    }

    private Future<?> byHand(String rows) {
        return database.list(
                        row -> JsonArray.of(
                                row.getInteger("id"),
                                row.getString("name"),
                                row.getInteger("partner"),
                                row.getString("operator"),
                                row.getInteger("livechat"),
                                row.getString("livechat_name"),
                                row.getString("channel_type"),
                                String.valueOf(row.getLocalDateTime("create_date")),
                                row.getLong("members"),
                                List.of(row.getArrayOfIntegers("messages"))),
                        BY_HAND.formatted(rows))
                .map(list -> new JsonArray(list).toBuffer());
    }

    private Future<?> searchRead(String cookie) {
        JsonArray domain = JsonArray.of(JsonArray.of("channel_type", "=", "livechat"));
        JsonObject kwargs = JsonObject.of("domain", domain, "fields", FIELDS, "limit", 80, "order", "create_date desc");
        JsonObject params = JsonObject.of(
                "model", "discuss.channel", "method", "search_read", "args", new JsonArray(), "kwargs", kwargs);
        return post("/web/dataset/call_kw", params, cookie).map(answer -> {
            if (answer.getJsonArray("result", new JsonArray()).size() != 80) {
                throw new IllegalStateException(answer.encode());
            }
            return answer;
        });
    }

    private String signIn(String login) {
        JsonObject params = JsonObject.of("db", "switchboard", "login", login, "password", PASSWORD);
        return http.request(HttpMethod.POST, server.getPort(), server.getHost(), "/web/session/authenticate")
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .send(JsonObject.of("params", params).toBuffer()))
                .map(response -> response.cookies().get(0).split(";", 2)[0])
                .await();
    }

    private Future<JsonObject> post(String path, JsonObject params, String cookie) {
        return http.request(HttpMethod.POST, server.getPort(), server.getHost(), path)
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .putHeader("Cookie", cookie)
                        .send(JsonObject.of("params", params).toBuffer()))
                .compose(response -> response.body())
                .map(body -> body.toJsonObject());
    }

    private void measure(String what, Supplier<Future<?>> call, ProcessHandle process) {
        new ClosedLoop(LANES, time.dividedBy(3)).run(lane -> call.get()).await();
        Processes processes = new Processes(List.of(process.pid(), postgres()));
        Reading before = new Reading(System.nanoTime(), processes.cpu());
        long answered = new ClosedLoop(LANES, time).run(lane -> call.get()).await();
        Reading after = new Reading(System.nanoTime(), processes.cpu());
        Map<Long, Double> millis = after.millisEach(before, answered);
        System.out.printf(
                "%-40s %9.1f %12.2f %12.2f%n",
                what, answered / after.secondsSince(before), millis.get(process.pid()), millis.get(postgres()));
    }

    /** The parent of the process behind a connection. */
    private long postgres() {
        int backend = database.one(row -> row.getInteger(0), "SELECT pg_backend_pid()")
                .await()
                .orElseThrow();
        return ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .orElseThrow()
                .pid();
    }
}
