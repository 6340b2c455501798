package dev.switchboard.bench;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.Database;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.PoolOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What it costs to group many sessions by day and operator: {@code read_group} of {@code im_livechat.report.channel} over
 * HTTP, next to the same question to the views that count each session anew. Then what the notes about changes cost a
 * message, and keeping them.
 *
 * <p>Arguments: the number of sessions (1000000), and how often each is asked (20).
 */
public final class ReportBench {
    private static final String PASSWORD = "open sesame";
    private static final String COUNTED_ANEW = """
            SELECT date_trunc('day', timezone('Europe/Paris', timezone('UTC', start_date))), partner_id, count(*),
              avg(nbr_message), avg(duration / 1e6), avg(time_to_answer / 1e6), avg(rating)
            FROM switchboard_report_counted GROUP BY 1, 2""";
    private static final String MESSAGES = """
            INSERT INTO mail_message (model, res_id, author_guest_id, message_type)
            SELECT 'discuss.channel', 1000000 + i, 1000000 + i, 'comment' FROM generate_series(1, 20000) i""";

    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final HttpClientAgent http = vertx.createHttpClient();
    private final ServerProcess server;

    private ReportBench(DatabaseUrl url, ServerProcess server) {
        this.database = new Database(PgBuilder.pool()
                .connectingTo(url.connectOptions())
                .with(new PoolOptions().setMaxSize(1))
                .using(vertx)
                .build());
        this.server = server;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) {
        int sessions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        DatabaseUrl url = TestDatabase.fresh();
        try (ServerProcess server = ServerProcess.start(
                "--port", "0", "--database-url", TestDatabase.text(url), "--admin-password", PASSWORD)) {
            ReportBench bench = new ReportBench(url, server);
            bench.fill(sessions);
            bench.groups(times);
            bench.messages();
            bench.vertx.close().await();
        }
    }

    /** Past the triggers, and all at once: what a round keeps is measured below. */
    private void fill(int sessions) {
        run("ALTER TABLE discuss_channel DISABLE TRIGGER USER");
        run("ALTER TABLE mail_message DISABLE TRIGGER USER");
        SessionRows.fill(database, sessions);
        run("ALTER TABLE discuss_channel ENABLE TRIGGER USER");
        run("ALTER TABLE mail_message ENABLE TRIGGER USER");
        run("INSERT INTO switchboard_report_session SELECT * FROM switchboard_report_counted");
        run("DELETE FROM switchboard_report_zone");
        run("UPDATE res_partner SET tz = 'Europe/Paris' WHERE id = 3");
        run("SELECT switchboard_keep_report_zones('{UTC,Europe/Paris}')");
        run("VACUUM ANALYZE");
        System.out.printf("%d sessions, %d messages%n", count("discuss_channel"), count("mail_message"));
    }

    private void run(String statement) {
        database.run(statement).await();
    }

    private long count(String table) {
        return database.one(row -> row.getLong(0), "SELECT count(*) FROM " + table)
                .await()
                .orElseThrow();
    }

    /** The server's own rounds do so, too. */
    private void keepAll() {
        while (count("switchboard_report_change") > 0) {
            database.transaction(tx -> tx.tryLock("switchboard.reports")
                            .compose(held ->
                                    held ? tx.run("SELECT switchboard_keep_reports(1000)") : Future.succeededFuture()))
                    .await();
        }
    }

    private void groups(int times) {
        String cookie = signIn();
        System.out.printf("%-46s %8s %9s %9s %8s %12s%n", "", "groups", "median", "slowest", "Java ms", "postgres ms");
        measure("by day and operator, sums of days", times, () -> readGroup(cookie, "nbr_message", "Europe/Paris"));
        measure("by day and operator, kept sessions", 5, () -> readGroup(cookie, "days_of_activity", "Europe/Paris"));
        measure(
                "by day and operator, a zone that is not kept",
                5,
                () -> readGroup(cookie, "nbr_message", "Asia/Tokyo"));
        measure(
                "by day and operator, counted anew (SQL alone)",
                2,
                () -> database.run(COUNTED_ANEW).map(rows -> rows.size()));
    }

    private Future<Integer> readGroup(String cookie, String first, String zone) {
        JsonObject kwargs = JsonObject.of(
                "domain",
                new JsonArray(),
                "fields",
                JsonArray.of(first, "duration", "time_to_answer", "rating"),
                "groupby",
                JsonArray.of("start_date:day", "partner_id"),
                "lazy",
                false,
                "context",
                JsonObject.of("tz", zone));
        JsonObject params = JsonObject.of(
                "model",
                "im_livechat.report.channel",
                "method",
                "read_group",
                "args",
                new JsonArray(),
                "kwargs",
                kwargs);
        return post("/web/dataset/call_kw", params, cookie)
                .map(answer -> answer.getJsonArray("result").size());
    }

    private String signIn() {
        URI url = server.url();
        JsonObject params = JsonObject.of("db", "switchboard", "login", "admin", "password", PASSWORD);
        return http.request(HttpMethod.POST, url.getPort(), url.getHost(), "/web/session/authenticate")
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .send(JsonObject.of("params", params).toBuffer()))
                .map(response -> response.cookies().get(0).split(";", 2)[0])
                .await();
    }

    private Future<JsonObject> post(String path, JsonObject params, String cookie) {
        return http.request(
                        HttpMethod.POST, server.url().getPort(), server.url().getHost(), path)
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .putHeader("Cookie", cookie)
                        .send(JsonObject.of("params", params).toBuffer()))
                .compose(response -> response.body())
                .map(body -> body.toJsonObject());
    }

    private void measure(String what, int times, Supplier<Future<Integer>> question) {
        for (int i = 0; i < times; i++) {
            question.get().await();
        }
        Processes processes = new Processes(List.of(server.handle().pid(), postgres()));
        Reading before = new Reading(System.nanoTime(), processes.cpu());
        List<Double> millis = new ArrayList<>();
        int groups = 0;
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            groups = question.get().await();
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        Map<Long, Double> cpu = new Reading(System.nanoTime(), processes.cpu()).millisEach(before, times);
        Collections.sort(millis);
        System.out.printf(
                "%-46s %8d %9.1f %9.1f %8.1f %12.1f%n",
                what,
                groups,
                millis.get(times / 2),
                millis.get(times - 1),
                cpu.get(server.handle().pid()),
                cpu.get(postgres()));
    }

    private void messages() {
        timed("20,000 messages, noted", () -> database.run(MESSAGES));
        database.run("ALTER TABLE mail_message DISABLE TRIGGER switchboard_report_posted")
                .await();
        timed("20,000 messages, not noted", () -> database.run(MESSAGES));
        database.run("ALTER TABLE mail_message ENABLE TRIGGER switchboard_report_posted")
                .await();
        timed("their 20,000 sessions kept", () -> {
            keepAll();
            return Future.succeededFuture();
        });
    }

    private static void timed(String what, Supplier<Future<?>> work) {
        long begin = System.nanoTime();
        work.get().await();
        System.out.printf("%-46s %8.1f ms%n", what, (System.nanoTime() - begin) / 1e6);
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
