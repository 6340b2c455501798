package dev.switchboard.conversation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.LoginSessions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeepingIT {
    private static final String AGO = "now() AT TIME ZONE 'utc' - interval ";

    private final Office office = new Office();
    private final Housekeeping housekeeping = new Housekeeping(office.database, office.log, office.vertx.eventBus());

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void theBeginningOfTheLogGoesHoweverLongItIsAndWhatReplayNeedsStays() {
        office.run("INSERT INTO bus_bus (id, topic, event, create_date) SELECT i, 't', '{}', " + AGO
                + "'61 minutes' FROM generate_series(1, 2500) i");
        office.run("INSERT INTO bus_bus (id, topic, event, create_date) VALUES (2501, 't', '{}', " + AGO
                + "'59 minutes')");

        housekeeping.run().await();

        assertThat(office.count("SELECT min(id) FROM bus_bus")).isEqualTo(2501);
    }

    /** Ids are in the order of commits, and times are those of beginnings. */
    @Test
    void theLogLosesNothingInItsMiddle() {
        office.run("INSERT INTO bus_bus (id, topic, event, create_date) VALUES (1, 't', '{}', " + AGO + "'2 hours'),"
                + " (2, 't', '{}', " + AGO + "'59 minutes'), (3, 't', '{}', " + AGO + "'61 minutes'),"
                + " (4, 't', '{}', " + AGO + "'1 minute')");

        housekeeping.run().await();

        long rows = office.count("SELECT count(*) FROM bus_bus");
        assertThat(office.count("SELECT max(id) - min(id) + 1 FROM bus_bus")).isEqualTo(rows);
    }

    @Test
    void anEmptySessionGoesAfterAnHourAndOneWithMessagesStays() {
        office.operator("Olivia");
        int empty = office.visit(null).await().orElseThrow().channel().id();
        int talked = office.talk().channel().id();
        int young = office.visit(null).await().orElseThrow().channel().id();
        office.run(
                "UPDATE discuss_channel SET create_date = " + AGO + "'61 minutes', write_date = " + AGO
                        + "'61 minutes' WHERE id IN ($1, $2)",
                empty,
                talked);

        housekeeping.cleanUp().await();

        assertThat(office.count("SELECT count(*) FROM discuss_channel WHERE id = $1", empty))
                .isZero();
        assertThat(office.count("SELECT count(*) FROM discuss_channel WHERE id IN ($1, $2)", talked, young))
                .isEqualTo(2);
        assertThat(office.count(
                        "SELECT count(*) FROM bus_bus WHERE topic = $1 AND event::text LIKE '%channel_deleted%'",
                        "discuss.channel," + empty))
                .isEqualTo(1);
    }

    @Test
    void aReadLiveChatLeavesTheListAfterADayAndAnUnreadOneStays() {
        int operator = office.operator("Olivia");
        int read = office.talk().channel().id();
        int unread = office.talk().channel().id();
        office.run(
                "UPDATE discuss_channel_member SET unpin_dt = NULL, last_seen_dt = " + AGO + "'25 hours'"
                        + " WHERE partner_id = $1",
                operator);
        office.run(
                "UPDATE discuss_channel_member SET new_message_separator = 1000000"
                        + " WHERE partner_id = $1 AND channel_id = $2",
                operator,
                read);

        housekeeping.cleanUp().await();

        String unpinned = "SELECT count(*) FROM discuss_channel_member WHERE partner_id = $1 AND channel_id = $2"
                + " AND unpin_dt IS NOT NULL";
        assertThat(office.count(unpinned, operator, read)).isEqualTo(1);
        assertThat(office.count(unpinned, operator, unread)).isZero();
    }

    @Test
    void whatHasExpiredGoesAndWhatIsInUseStays() {
        office.run("INSERT INTO switchboard_session (token_hash, user_id, last_used) VALUES ('\\x01', 2, " + AGO
                + "'8 days'), ('\\x02', 2, " + AGO + "'6 days')");
        office.run("INSERT INTO bus_presence (user_id, status, last_poll, last_presence) VALUES (2, 'offline', " + AGO
                + "'13 hours', now()), (3, 'online', " + AGO + "'13 hours', now())");
        office.run("INSERT INTO switchboard_repetition (user_id, key, call, create_date) VALUES (2, 'old', 'c', " + AGO
                + "'25 hours'), (2, 'new', 'c', " + AGO + "'23 hours')");
        office.run("INSERT INTO ir_attachment (name, res_model, res_id, create_date) VALUES"
                + " ('lost', 'mail.compose.message', 0, " + AGO + "'25 hours'),"
                + " ('pending', 'mail.compose.message', 0, " + AGO + "'1 hour'),"
                + " ('used', 'discuss.channel', 1, " + AGO + "'25 hours')");

        housekeeping.cleanUp().await();

        assertThat(office.count("SELECT count(*) FROM switchboard_session")).isEqualTo(1);
        assertThat(office.count("SELECT count(*) FROM bus_presence WHERE user_id IN (2, 3)"))
                .isEqualTo(1);
        assertThat(office.count("SELECT count(*) FROM switchboard_repetition")).isEqualTo(1);
        assertThat(office.count("SELECT count(*) FROM ir_attachment WHERE name IN ('lost', 'pending', 'used')"))
                .isEqualTo(2);
    }

    @Test
    void theSocketsOfASignInThatExpiredAreTold() {
        List<String> ended = new CopyOnWriteArrayList<>();
        office.vertx
                .eventBus()
                .<String>consumer(LoginSessions.ENDED, message -> ended.add(message.body()))
                .completion()
                .await();
        office.run("INSERT INTO switchboard_session (token_hash, user_id, last_used) VALUES ('\\x01ab', 2, " + AGO
                + "'8 days'), ('\\x02', 2, " + AGO + "'6 days')");

        housekeeping.cleanUp().await();

        await().atMost(10, SECONDS).until(() -> !ended.isEmpty());
        assertThat(ended).containsExactly("01ab");
    }

    @Test
    void whenItWasDoneIsRemembered() {
        assertThat(housekeeping.times().await().last()).isNull();

        housekeeping.run().await();

        Housekeeping.Times times = housekeeping.times().await();
        assertThat(times.last()).isNotNull();
        assertThat(times.next()).isEqualTo(Objects.requireNonNull(times.last()).plusHours(1));
    }
}
