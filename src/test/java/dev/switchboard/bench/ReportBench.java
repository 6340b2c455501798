package dev.switchboard.bench;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.Database;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
    private static final String PARIS = "Europe/Paris";
    private static final String PASSWORD = "open sesame";
    private static final String COUNTED_ANEW = """
            SELECT date_trunc('day', timezone('Europe/Paris', timezone('UTC', start_date))), partner_id, count(*),
              avg(nbr_message), avg(duration / 1e6), avg(time_to_answer / 1e6), avg(rating)
            FROM switchboard_report_counted WHERE series = 17 GROUP BY 1, 2""";
    private static final String MESSAGES = """
            INSERT INTO mail_message (model, res_id, author_id, message_type)
            SELECT 'discuss.channel', 1000000 + i, 3, 'comment' FROM generate_series(1, 20000) i""";

    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final HttpClient http = HttpClient.newHttpClient();
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

    /** All at once: what a round keeps is measured below. */
    private void fill(int sessions) {
        ReportRows.fill(database, sessions);
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
        System.out.printf("%-52s %9s %9s %8s %12s%n", "grouped by", "median", "slowest", "Java ms", "postgres ms");
        JsonArray all = new JsonArray();
        JsonArray cut = JsonArray.of(
                JsonArray.of("start_date", ">", "2026-03-01 10:15:00"),
                JsonArray.of("start_date", "<=", "2026-06-30 21:59:59"));
        ask(times, cookie, "day and operator", PARIS, all, "start_date:day", "partner_id");
        ask(times, cookie, "day", PARIS, all, "start_date:day");
        ask(times, cookie, "operator", PARIS, all, "partner_id");
        ask(times, cookie, "operator, cut days", PARIS, cut, "partner_id");
        ask(times, cookie, "channel", PARIS, all, "livechat_channel_id");
        ask(times, cookie, "country", PARIS, all, "country_id");
        ask(times, cookie, "month", PARIS, all, "start_date:month");
        ask(times, cookie, "hour", PARIS, all, "start_hour");
        ask(times, cookie, "weekday", PARIS, all, "day_number");
        ask(times, cookie, "month and rating", PARIS, all, "start_date:month", "rating_text");
        ask(5, cookie, "operator and country, kept sessions", PARIS, all, "partner_id", "country_id");
        ask(5, cookie, "day and operator, a zone that is not kept", "Asia/Tokyo", all, "start_date:day", "partner_id");
        measure(
                "day and operator, counted anew (SQL alone)",
                2,
                () -> database.run(COUNTED_ANEW).await().size());
    }

    private void ask(int times, String cookie, String what, String zone, JsonArray domain, String... groupby) {
        JsonObject kwargs = JsonObject.of(
                "domain",
                domain,
                "fields",
                JsonArray.of("nbr_message", "duration", "time_to_answer", "rating"),
                "groupby",
                new JsonArray(List.of(groupby)),
                "lazy",
                false,
                "context",
                JsonObject.of("tz", zone));
        JsonObject params = JsonObject.of("model", "im_livechat.report.channel", "method", "read_group")
                .put("args", new JsonArray())
                .put("kwargs", kwargs);
        Supplier<byte[]> question =
                () -> send("/web/dataset/call_kw", params, cookie).body();
        int groups = new JsonObject(Buffer.buffer(question.get()))
                .getJsonArray("result")
                .size();
        measure("%s: %d groups".formatted(what, groups), times, () -> question.get().length);
    }

    private String signIn() {
        JsonObject params = JsonObject.of("db", "switchboard", "login", "admin", "password", PASSWORD);
        return send("/web/session/authenticate", params, "")
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    private HttpResponse<byte[]> send(String path, JsonObject params, String cookie) {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString(JsonObject.of("params", params).encode()))
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void measure(String what, int times, Supplier<Integer> question) {
        long bytes = 0;
        for (int i = 0; i < times; i++) {
            bytes = question.get();
        }
        Processes processes = new Processes(List.of(server.handle().pid(), postgres()));
        Reading before = new Reading(System.nanoTime(), processes.cpu());
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            bytes = Math.max(bytes, question.get());
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        Map<Long, Double> cpu = new Reading(System.nanoTime(), processes.cpu()).millisEach(before, times);
        Collections.sort(millis);
        System.out.printf(
                "%-52s %9.1f %9.1f %8.1f %12.1f%n",
                what + ", " + bytes / 1024 + " kB",
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
