package dev.switchboard.records;

import static dev.switchboard.records.ModelCaller.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.reports.ReportKeeping;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports are kept, and say at any moment what the plain views of {@code reports/plain.sql} would say. */
class ReportsIT {
    private static final String CHANNELS = "im_livechat.report.channel";
    private static final String OPERATORS = "im_livechat.report.operator";
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Paris", "Asia/Kathmandu", "America/Sao_Paulo", "America/Havana");
    private static final List<JsonArray> KEYS = List.of(
            JsonArray.of("start_date:day", "partner_id"),
            JsonArray.of("livechat_channel_id", "start_date:week"),
            JsonArray.of("start_date:month"),
            JsonArray.of("partner_id"),
            new JsonArray());
    private static final List<JsonArray> DOMAINS = List.of(
            new JsonArray(),
            JsonArray.of(JsonArray.of("partner_id", "in", JsonArray.of(60, 62))),
            JsonArray.of(JsonArray.of("livechat_channel_id.name", "ilike", "desk")),
            JsonArray.of(
                    "|",
                    JsonArray.of("start_date", "<", "2026-10-24 22:00:00"),
                    JsonArray.of("start_date", ">=", "2026-11-01 00:00:00")));

    /** Same rows but for the operators' ids, which the plain view numbers anew each time. */
    private static final String DIFFERENCES = """
            SELECT count(*) FROM (
              (SELECT to_jsonb(r) FROM %1$s r EXCEPT ALL SELECT to_jsonb(r) FROM %2$s r) UNION ALL
              (SELECT to_jsonb(r) FROM %2$s r EXCEPT ALL SELECT to_jsonb(r) FROM %1$s r)) difference""";

    private static final Pattern STATEMENT_END = Pattern.compile(";\\s*");
    private static final String POSTED = "INSERT INTO mail_message (model, res_id, author_guest_id, message_type)"
            + " VALUES ('discuss.channel', 101, 60, 'comment')";

    private final ModelCaller caller = new ModelCaller(GroupMethods.all());
    private final ReportKeeping keeping = new ReportKeeping(caller.database());

    @BeforeEach
    void operatorsAndAnAdministratorOfParis() throws IOException {
        caller.store(RandomSessions.people());
        caller.store("UPDATE res_partner SET tz = 'Europe/Paris' WHERE id = 3");
        try (InputStream plain = Objects.requireNonNull(ReportsIT.class.getResourceAsStream("/reports/plain.sql"))) {
            String statements = new String(plain.readAllBytes(), StandardCharsets.UTF_8).strip();
            caller.store(STATEMENT_END.splitAsStream(statements).toArray(String[]::new));
        }
    }

    @AfterEach
    void close() {
        caller.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theyAreTrueWhateverHappensAndWheneverTheyAreKept(long seed) {
        RandomSessions sessions = new RandomSessions(seed);
        for (int i = 0; i < 150; i++) {
            caller.store(sessions.next());
            if (sessions.choice(8) == 0) {
                keeping.run().await();
            }
            if (sessions.choice(4) == 0) {
                assertTrue(sessions, "seed %d, step %d".formatted(seed, i));
            }
        }
        keeping.run().await();
        assertThat(caller.stored("SELECT count(*) FROM switchboard_report_change"))
                .isEqualTo(0L);
        assertTrue(sessions, "in the end");
    }

    private void assertTrue(RandomSessions sessions, String when) {
        assertThat(caller.stored(DIFFERENCES.formatted("im_livechat_report_channel", "plain_report_channel")))
                .as(when)
                .isEqualTo(0L);
        assertThat(caller.stored(DIFFERENCES.formatted(
                        withoutId("im_livechat_report_operator"), withoutId("plain_report_operator"))))
                .as(when)
                .isEqualTo(0L);
        for (String model : List.of(CHANNELS, OPERATORS)) {
            JsonArray domain = DOMAINS.get(sessions.choice(DOMAINS.size()));
            JsonArray keys = KEYS.get(sessions.choice(KEYS.size()));
            String zone = ZONES.get(sessions.choice(ZONES.size()));
            assertThat(groups(model, domain, keys, zone, false))
                    .as("%s: %s by %s in %s, %s", when, model, keys, zone, domain)
                    .isEqualTo(groups(model, domain, keys, zone, true));
        }
    }

    private static String withoutId(String table) {
        return "(SELECT partner_id, livechat_channel_id, nbr_channel, channel_id, start_date, duration, time_to_answer,"
                + " rating FROM %s)".formatted(table);
    }

    /** What no sum of days can tell makes the answer come from the sessions. */
    private JsonArray groups(String model, JsonArray domain, JsonArray keys, String zone, boolean ofSessions) {
        JsonArray fields = CHANNELS.equals(model)
                ? JsonArray.of(
                        "nbr_message",
                        "messages:sum(nbr_message)",
                        "duration",
                        "time_to_answer",
                        "answers:count(time_to_answer)",
                        "nbr_speaker",
                        "is_without_answer",
                        "is_anonymous",
                        "is_happy",
                        "rating",
                        "grades:sum(rating)",
                        "is_unrated")
                : JsonArray.of("nbr_channel", "duration", "time_to_answer", "rating");
        if (ofSessions) {
            fields.add("sessions:array_agg(channel_id)");
        }
        JsonObject context = JsonObject.of("tz", zone);
        JsonObject kwargs = JsonObject.of("lazy", false, "context", context);
        JsonArray groups = (JsonArray) caller.call(ADMIN, 18, model, "read_group", kwargs, domain, fields, keys);
        groups.forEach(group -> rounded((JsonObject) group));
        return groups;
    }

    private static void rounded(JsonObject group) {
        group.remove("sessions");
        group.getMap().replaceAll((name, value) -> rounded(value));
    }

    private static @Nullable Object rounded(@Nullable Object value) {
        return value instanceof Double number ? new BigDecimal(number, new MathContext(14)).doubleValue() : value;
    }

    @Test
    void daysBeginWhereTheCallerIs() {
        open();
        caller.store(POSTED);
        keeping.run().await();

        assertThat(day("UTC")).isEqualTo("20 Nov 2026");
        assertThat(day("Europe/Paris")).isEqualTo("21 Nov 2026");
        assertThat(day("Pacific/Auckland")).isEqualTo("21 Nov 2026");
    }

    private void open() {
        caller.store(
                "INSERT INTO discuss_channel (id, name, uuid, channel_type, livechat_channel_id, livechat_operator_id,"
                        + " create_date) VALUES (101, 'Ada', 'u', 'livechat', 1, 60, '2026-11-20 23:30:00')");
    }

    private @Nullable Object day(String zone) {
        JsonArray keys = JsonArray.of("start_date:day");
        return groups(CHANNELS, new JsonArray(), keys, zone, false)
                .getJsonObject(0)
                .getValue("start_date:day");
    }

    @Test
    void whatIsCommittedWhileOtherThingsAreKeptIsNotForgotten() {
        open();
        caller.store(POSTED);

        caller.database()
                .transaction(tx -> tx.run(POSTED).compose(posted -> keeping.run()))
                .await();

        String messages = "SELECT nbr_message FROM im_livechat_report_channel";
        assertThat(caller.stored(messages)).isEqualTo(2);
        keeping.run().await();
        assertThat(caller.stored(messages)).isEqualTo(2);
        assertThat(caller.stored("SELECT nbr_message FROM switchboard_report_session"))
                .isEqualTo(2);
    }

    @Test
    void aZoneThatIsNoneIsPassedOver() {
        caller.store("UPDATE res_partner SET tz = 'Mars/Olympus' WHERE id = 3");

        keeping.run().await();

        assertThat(caller.stored("SELECT string_agg(name, ' ') FROM switchboard_report_zone"))
                .isEqualTo("UTC");
    }
}
