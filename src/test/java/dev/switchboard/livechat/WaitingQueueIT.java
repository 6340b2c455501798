package dev.switchboard.livechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.conversation.Office;
import dev.switchboard.livechat.LivechatSessions.Request;
import dev.switchboard.livechat.WaitingQueue.Standing;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingQueueIT {
    private static final int OPERATORS = 3;

    private final Office office = new Office();
    private final WaitingQueue queue = new WaitingQueue(office.log);
    private final List<Integer> operators = new ArrayList<>();

    @BeforeEach
    void aQueueAndFewOperators() {
        office.run("INSERT INTO switchboard_reception (channel_id, waiting_queue) VALUES (1, true)");
        for (int i = 0; i < OPERATORS; i++) {
            int operator = office.operator("Operator " + i);
            office.setting(operator, "livechat_capacity", 1);
            operators.add(operator);
        }
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** Visitors come, give up, are answered and leave at random; rounds run on two nodes at a time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everybodyIsConnectedOnceAndInTheOrderInWhichTheyCame(long seed) {
        Random random = new Random(seed);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int dice = random.nextInt(10);
            if (dice < 5) {
                expected.add(come(Optional.empty()).guestId());
            } else if (dice < 6) {
                giveUp(random, expected);
            } else {
                closeOne(random);
            }
            if (random.nextBoolean()) {
                rounds();
            }
            assertThat(office.count(BUSIEST)).isLessThanOrEqualTo(1);
        }
        while (!waiting().isEmpty()) {
            closeOne(random);
            rounds();
        }

        assertThat(connected()).containsExactlyElementsOf(expected);
        assertThat(office.count("SELECT count(*) FROM discuss_channel WHERE channel_type = 'livechat'"))
                .isEqualTo(expected.size());
    }

    private static final String BUSIEST = """
            SELECT coalesce(max(sessions), 0) FROM (SELECT count(*) AS sessions FROM discuss_channel
              WHERE livechat_active AND channel_type = 'livechat' GROUP BY livechat_operator_id) busy""";

    private void giveUp(Random random, List<Integer> expected) {
        List<Integer> waiting = waiting();
        if (!waiting.isEmpty()) {
            Integer guest = waiting.get(random.nextInt(waiting.size()));
            queue.leave(new Persona.Guest(guest), Office.CHANNEL).await();
            expected.remove(guest);
        }
    }

    private void closeOne(Random random) {
        office.run("""
                UPDATE discuss_channel SET livechat_active = false WHERE id = (
                  SELECT id FROM discuss_channel WHERE livechat_active ORDER BY id OFFSET $1 LIMIT 1)""", random.nextInt(OPERATORS));
    }

    private void rounds() {
        Future.all(round(), round()).await();
    }

    private Future<Void> round() {
        return office.log.write(change -> WaitingRound.run(change, Optional.of(Duration.ofMinutes(1))));
    }

    @Test
    void aVisitorHasOnePlaceAndKeepsIt() {
        occupyAll();
        Standing first = come(Optional.empty());
        Standing second = come(Optional.empty());

        assertThat(first.place()).isEqualTo(1);
        assertThat(second.place()).isEqualTo(2);
        assertThat(come(Optional.of(second)).place()).isEqualTo(2);
        queue.leave(new Persona.Guest(first.guestId()), Office.CHANNEL).await();
        assertThat(come(Optional.of(second)).place()).isEqualTo(1);
    }

    @Test
    void whoIsConnectedFindsTheConversation() {
        Standing visitor = come(Optional.empty());
        rounds();

        Standing now = come(Optional.of(visitor));
        assertThat(now.place()).isZero();
        assertThat(now.conversation()).isNotNull();
        assertThat(now.guestToken()).isEqualTo(visitor.guestToken());
    }

    @Test
    void whoComesNowIsBehindThoseWhoWait() {
        occupyAll();
        come(Optional.empty());
        closeOne(new Random(1));

        assertThat(office.visit(null).await()).isEmpty();
        rounds();
        closeOne(new Random(1));
        assertThat(office.visit(null).await()).isPresent();
    }

    @Test
    void whoSaysNothingForLongLosesThePlaceUnlessTheServerWasDown() {
        occupyAll();
        Standing visitor = come(Optional.empty());
        office.run("UPDATE switchboard_waiting SET last_seen = last_seen - interval '61 seconds'");

        office.log.write(change -> WaitingRound.run(change, Optional.empty())).await();
        assertThat(waiting()).containsExactly(visitor.guestId());
        rounds();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whereNobodyIsThereOrNothingIsSwitchedOnNobodyWaits() {
        occupyAll();
        Standing visitor = come(Optional.empty());
        operators.forEach(operator -> office.presence(operator, "offline", "3 minutes"));
        assertThat(join(Optional.of(visitor))).isEmpty();
        assertThat(waiting()).isEmpty();

        operators.forEach(operator -> office.presence(operator, "online", "0"));
        office.run("UPDATE switchboard_reception SET waiting_queue = false");
        assertThat(join(Optional.empty())).isEmpty();
    }

    @Test
    void theWaitIsToldOnceItWasMeasured() {
        occupyAll();
        assertThat(come(Optional.empty()).seconds()).isNull();
        Stream.of(1, 2, 3).forEach(ignored -> come(Optional.empty()));
        office.run("""
                UPDATE switchboard_waiting SET connected = now() AT TIME ZONE 'utc',
                  create_date = (now() AT TIME ZONE 'utc') - make_interval(secs => 60 * first_place)
                WHERE first_place < 4""");

        assertThat(come(Optional.empty()).seconds()).isBetween(118, 122);
    }

    @Test
    void moreCapacityConnectsThoseWhoWait() {
        occupyAll();
        Standing visitor = come(Optional.empty());
        rounds();
        assertThat(waiting()).containsExactly(visitor.guestId());

        office.setting(operators.get(0), "livechat_capacity", 2);
        rounds();
        assertThat(waiting()).isEmpty();
    }

    private void occupyAll() {
        for (int i = 0; i < OPERATORS; i++) {
            assertThat(office.visit(null).await()).isPresent();
        }
    }

    @CanIgnoreReturnValue
    private Standing come(Optional<Standing> known) {
        return join(known).orElseThrow();
    }

    private Optional<Standing> join(Optional<Standing> known) {
        Persona visitor = known.<Persona>map(standing -> new Persona.Guest(standing.guestId()))
                .orElseGet(Persona.Anonymous::new);
        String token = known.map(Standing::guestToken).orElse(null);
        return queue.join(new Request(Office.CHANNEL, "Ada", null, visitor, token), null)
                .await();
    }

    private List<Integer> waiting() {
        return guests("WHERE connected IS NULL ORDER BY id");
    }

    private List<Integer> connected() {
        return guests("WHERE connected IS NOT NULL ORDER BY connected, id");
    }

    private List<Integer> guests(String which) {
        return office.database
                .list(row -> row.getInteger(0), "SELECT guest_id FROM switchboard_waiting " + which)
                .await();
    }
}
