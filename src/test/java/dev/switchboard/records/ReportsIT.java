package dev.switchboard.records;

import static dev.switchboard.records.RandomQuestion.CHANNELS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.reports.ReportKeeping;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports are kept, and say at any moment what the plain views of {@code reports/plain.sql} would say. */
class ReportsIT {
    private static final String DIFFERENCES = """
            SELECT count(*) FROM (
              (SELECT to_jsonb(r) FROM %1$s r EXCEPT ALL SELECT to_jsonb(r) FROM %2$s r) UNION ALL
              (SELECT to_jsonb(r) FROM %2$s r EXCEPT ALL SELECT to_jsonb(r) FROM %1$s r)) difference""";

    /** The operators' ids are numbered anew each time by the plain view. */
    private static final String OF_OPERATORS = """
            (SELECT partner_id, livechat_channel_id, nbr_channel, channel_id, start_date, duration, time_to_answer,
              rating FROM %s)""";

    /** Hours and minutes are fractions here. */
    private static final String OF_19 = """
            (SELECT to_jsonb(v) - 'duration' - 'time_to_answer' AS others, round(duration::numeric, 6) AS duration,
              round(time_to_answer::numeric, 9) AS time_to_answer FROM %s v)""";

    private static final Pattern COMMA = Pattern.compile(", ");
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
        assertSame("im_livechat_report_channel", "plain_report_channel", "%s", when);
        assertSame("im_livechat_report_operator", "plain_report_operator", OF_OPERATORS, when);
        assertSame("im_livechat_report_channel_19", "plain_report_channel_19", OF_19, when);
        for (int i = 0; i < 4; i++) {
            RandomQuestion question = RandomQuestion.of(sessions);
            assertThat(question.ask(caller, false))
                    .as("%s: %s", when, question)
                    .usingRecursiveComparison()
                    .withEqualsForType(question.series() == 19 ? ReportsIT::isNear : ReportsIT::isEqual, Double.class)
                    .isEqualTo(question.ask(caller, true));
        }
    }

    private void assertSame(String kept, String plain, String columns, String when) {
        assertThat(caller.stored(DIFFERENCES.formatted(columns.formatted(kept), columns.formatted(plain))))
                .as("%s: %s", when, kept)
                .isEqualTo(0L);
    }

    private static boolean isEqual(double one, double other) {
        return Math.abs(one - other) <= 1e-13 * Math.abs(other);
    }

    /** What goes on in 19 lasts longer from one question to the next. */
    private static boolean isNear(double one, double other) {
        return Math.abs(one - other) <= 0.1 + 1e-7 * Math.abs(other);
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
        return new RandomQuestion(18, RandomQuestion.CHANNELS, new JsonArray(), keys, zone)
                .ask(caller, false)
                .get(0)
                .get("start_date:day");
    }

    /** Of a sum that is not true, an answer that is not true either tells. */
    @ParameterizedTest
    @CsvFileSource(resources = "/reports/usual-groups.csv", delimiter = ';')
    void usualGroupsComeFromSums(int series, String groupby, String condition) {
        open();
        caller.store(POSTED);
        keeping.run().await();
        caller.store("UPDATE switchboard_report_sum SET records = 7, answered = 7");

        JsonArray domain = new JsonArray().add(new JsonArray(condition.replace('\'', '"')));
        JsonArray keys = new JsonArray(List.of(COMMA.split(groupby, -1)));
        assertThat(new RandomQuestion(series, CHANNELS, domain, keys, "Europe/Paris")
                        .ask(caller, false)
                        .get(0)
                        .get("__count"))
                .isEqualTo(7L);
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
