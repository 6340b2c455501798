package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables of records to save, as Odoo's list views ask for them. */
class ExportIT {
    private static final int MANY = 200_000;
    private static final String SESSIONS = """
            INSERT INTO discuss_channel (id, name, uuid, channel_type, livechat_channel_id, livechat_operator_id,
              create_date)
            SELECT 1000 + i, %s, 'u' || i, 'livechat', 1, 3, '2026-11-20 23:30:00' FROM generate_series(1, %d) i""";
    private static final String MESSAGES = """
            INSERT INTO mail_message (model, res_id, message_type)
            SELECT 'discuss.channel', id, 'comment' FROM discuss_channel WHERE id > 1000""";

    private final DatabaseUrl database = TestDatabase.fresh();
    private final ServerProcess server = ServerProcess.start(
            Map.of("JDK_JAVA_OPTIONS", "-Xmx80m"),
            "--demo",
            "--port",
            "0",
            "--database-url",
            TestDatabase.text(database),
            "--admin-password",
            Servers.ADMIN_PASSWORD);
    private final RawClient client = new RawClient(server.url());

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject wish(boolean importable) {
        return JsonObject.of(
                "model",
                "im_livechat.report.channel",
                "fields",
                IntStream.range(0, 4)
                        .mapToObj(i -> JsonObject.of(
                                "name",
                                List.of("id", "channel_name", "start_date", "livechat_channel_id/name")
                                        .get(i),
                                "label",
                                List.of("ID", "Name", " Begun ", "Channel").get(i)))
                        .collect(JsonArray::new, JsonArray::add, JsonArray::addAll),
                "ids",
                false,
                "domain",
                JsonArray.of("|", JsonArray.of("partner_id", "=", 3), JsonArray.of("partner_id", "=", 4)),
                "import_compat",
                importable,
                "context",
                JsonObject.of("tz", "Europe/Paris"),
                "groupby",
                new JsonArray());
    }

    private HttpResponse<InputStream> export(String cookie, JsonObject wish) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        client.request("/web/export/csv")
                                .header("Cookie", cookie)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("data=" + URLEncoder.encode(wish.encode(), UTF_8)))
                                .build(),
                        BodyHandlers.ofInputStream());
    }

    private String admin() {
        return client.signIn("admin", Servers.ADMIN_PASSWORD);
    }

    private static String text(HttpResponse<InputStream> response) throws IOException {
        return new String(response.body().readAllBytes(), UTF_8);
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Test
    void aTableHasTheLabelsTheCallersTimeAndNoFormulas() throws Exception {
        execute(SESSIONS.formatted("(ARRAY['=1+1', 'Zoë \"Z\"', '@SUM(A1)', '-', '+1', 'plain'])[i]", 6), MESSAGES);

        HttpResponse<InputStream> response = export(admin(), wish(false));

        assertThat(text(response)).isEqualTo("""
                        "Name","Begun","Channel"
                        "'=1+1","2026-11-21 00:30:00","YourWebsite.com"
                        "Zoë ""Z""\","2026-11-21 00:30:00","YourWebsite.com"
                        "'@SUM(A1)","2026-11-21 00:30:00","YourWebsite.com"
                        "'-","2026-11-21 00:30:00","YourWebsite.com"
                        "'+1","2026-11-21 00:30:00","YourWebsite.com"
                        "plain","2026-11-21 00:30:00","YourWebsite.com"
                        """.replace("\n", "\r\n"));
        assertThat(response.headers().firstValue("content-type")).contains("text/csv;charset=utf8");
        assertThat(response.headers().firstValue("content-disposition"))
                .contains("attachment; filename=im_livechat.report.channel.csv");
    }

    @Test
    void chosenRecordsComeInTheirOrderUnderTheNamesOfTheirFields() throws Exception {
        execute(SESSIONS.formatted("'Session ' || i", 3), MESSAGES);

        String text = text(export(admin(), wish(true).put("ids", JsonArray.of(1003, 1001))));

        assertThat(text.lines().map(line -> line.replaceAll(",.*", "")))
                .containsExactly("\"channel_name\"", "\"Session 3\"", "\"Session 1\"");
    }

    @Test
    void whoMayNotExportIsToldSoAsOdooTells() throws Exception {
        HttpResponse<InputStream> operator = export(client.signIn("demo", "demo"), wish(false));
        assertThat(operator.statusCode()).isEqualTo(500);
        assertThat(text(operator)).contains("odoo.exceptions.");

        assertThat(text(export(admin(), wish(false).put("groupby", JsonArray.of("partner_id")))))
                .contains("Exporting grouped data to csv is not supported.");
        assertThat(text(export(admin(), new JsonObject()))).contains("builtins.ValueError");
        assertThat(export("session_id=none", wish(false)).statusCode()).isEqualTo(303);
    }

    /** Odoo's client asks these before it shows what can be exported, and again for each field that is opened. */
    @Test
    void whatCanBeExportedIsAskedForAsOdooAsks() {
        String cookie = admin();
        JsonArray formats = (JsonArray) ask("/web/export/formats", cookie, new JsonObject());
        assertThat(formats.getJsonObject(1)).isEqualTo(JsonObject.of("tag", "csv", "label", "CSV"));
        assertThat(formats.getJsonObject(0).getString("error")).isNotEmpty();

        JsonObject wish =
                JsonObject.of("model", "im_livechat.channel", "domain", new JsonArray(), "import_compat", false);
        JsonObject rules = entry(ask("/web/export/get_fields", cookie, wish), "rule_ids");
        assertThat(rules.getString("value")).isEqualTo("rule_ids/id");
        assertThat(rules.getString("field_type")).isEqualTo("one2many");
        JsonObject inner = rules.getJsonObject("params")
                .put("parent_name", rules.getJsonObject("params").remove("name"))
                .put("domain", new JsonArray())
                .put("parent_field_type", "one2many")
                .put("import_compat", false);
        JsonArray below = (JsonArray) ask("/web/export/get_fields", cookie, inner);
        assertThat(entry(below, "rule_ids/regex_url").getString("string")).isEqualTo("Rules/URL Regex");
        assertThat(below.stream().map(each -> ((JsonObject) each).getString("string")))
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                .contains("Rules/External ID", "Rules/ID");
    }

    @Test
    void whatIsImportedAgainIsCalledByItsIdOrItsName() {
        JsonObject wish = JsonObject.of(
                "model", "res.partner", "domain", new JsonArray(), "prefix", "partner_id", "parent_name", "Operator");
        wish.put("parent_field_type", "many2one").put("parent_field", JsonObject.of("type", "many2one", "string", "x"));
        JsonArray fields = (JsonArray) ask("/web/export/get_fields", admin(), wish);
        assertThat(fields).hasSize(2);
        assertThat(entry(fields, "partner_id/id").getString("string")).isEqualTo("Operator/External ID");

        wish = JsonObject.of(
                "model", "im_livechat.channel", "domain", new JsonArray(), "exclude", JsonArray.of("name"));
        assertThat((JsonArray) ask("/web/export/get_fields", admin(), wish))
                .extracting(each -> ((JsonObject) each).getString("id"))
                .contains("id", "user_ids")
                .doesNotContain("name", ".id");
    }

    private Object ask(String path, String cookie, JsonObject params) {
        return client.call(path, params, "Cookie", cookie).getValue("result");
    }

    private static JsonObject entry(Object fields, String id) {
        return ((JsonArray) fields)
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(each -> id.equals(each.getString("id")))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void whoReadsSlowlyGetsAllAndCostsNoMemory() throws Exception {
        execute(
                "ALTER TABLE discuss_channel DISABLE TRIGGER USER",
                "ALTER TABLE mail_message DISABLE TRIGGER USER",
                SESSIONS.formatted("repeat('x', 1000) || i", MANY),
                MESSAGES,
                "INSERT INTO switchboard_report_session SELECT * FROM switchboard_report_counted",
                "ANALYZE");

        HttpResponse<InputStream> response = export(admin(), wish(false));

        try (BufferedReader reader = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            assertThat(reader.readLine()).startsWith("\"Name\"");
            await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(20)).until(this::isHealthy);
            int last = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int number = Integer.parseInt(line.substring(1001, line.indexOf('"', 1)));
                assertThat(number).isEqualTo(last + 1);
                last = number;
            }
            assertThat(last).isEqualTo(MANY);
        }
        assertThat(server.errors()).doesNotContain("OutOfMemory");
    }

    private boolean isHealthy() {
        return client.send(client.request("/healthz")).statusCode() == 200;
    }
}
