package dev.switchboard.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.bus.Node.Socket;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.dialect.Event;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogIT {
    private static final Wish ANYBODY = Wish.of(new Persona.Anonymous(), List.of());

    /** Somebody whose conversations, and then companions, have to be looked up before the replay can begin. */
    private static final Wish ADA = Wish.of(new Persona.Guest(1), List.of("odoo-presence-res.partner_3"));

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 22, 12, 0);

    private final DatabaseUrl url = TestDatabase.fresh();
    private final Node here = new Node(url);
    private final Node there = new Node(url);

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void concurrentWritersAndRollbacksLeaveNoHoleAndEverySocketHearsAllOnceInOrder() {
        List<Socket> sockets = List.of(here.connect(ANYBODY, 0), there.connect(ANYBODY, 0));

        writeConcurrently(400);

        long[] all = LongStream.rangeClosed(1, last()).toArray();
        assertThat(storedIds()).containsExactly(box(all));
        for (Socket socket : sockets) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(socket.ids).containsExactly(box(all)));
        }
    }

    @Test
    void aSocketThatConnectsWhileOthersWriteMissesNothingAndHearsNothingTwice() {
        writeConcurrently(50);
        Future<?> writing = startWriting(200);
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sockets.add(here.connect(ADA, 7));
            sockets.add(there.connect(ADA, 7));
        }
        writing.await();

        Long[] expected = box(LongStream.rangeClosed(8, last()).toArray());
        for (Socket socket : sockets) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(socket.ids).containsExactly(expected));
        }
    }

    @Test
    void aClientFromTheFutureIsToldToFetchEverythingAnewAndThenHearsWhatComes() {
        write(here, false);
        awaitDelivery();
        Socket socket = here.connect(ANYBODY, 1_000_000);

        assertThat(socket.types).containsExactly("switchboard.bus/reload");
        write(here, false);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(socket.ids).last().isEqualTo(2L));
    }

    @Test
    void aClientThatIsOlderThanTheKeptLogIsToldToFetchEverythingAnew() {
        writeConcurrently(20);
        here.database.run("DELETE FROM bus_bus WHERE id <= 5").await();

        try (Node later = new Node(url)) {
            assertThat(later.connect(ANYBODY, 3).types).containsExactly("switchboard.bus/reload");
            assertThat(later.connect(ANYBODY, 5).ids)
                    .containsExactly(box(LongStream.rangeClosed(6, last()).toArray()));
            here.database.run("DELETE FROM bus_bus").await();
            assertThat(later.connect(ANYBODY, 5).types).containsExactly("switchboard.bus/reload");
        }
    }

    @Test
    void whoIsInAConversationIsAlsoToldAgainWhatWasSaidThere() {
        here.database
                .run("INSERT INTO mail_guest (name, access_token) VALUES ('Ada', '')")
                .await();
        here.database
                .run("INSERT INTO discuss_channel (name, uuid, channel_type) VALUES ('Ada', 'ada', 'group')")
                .await();
        here.database
                .run("INSERT INTO discuss_channel_member (channel_id, guest_id) VALUES (1, 1)")
                .await();
        write(here, false);
        awaitDelivery();

        Socket socket = here.connect(ADA, 1_000_000);

        assertThat(socket.types).containsExactly("switchboard.bus/reload", "mail.record/insert");
        assertThat(socket.ids).containsOnly(last());
    }

    @Test
    void aNodeThatStartsLaterReplaysWhatWasWrittenBefore() {
        writeConcurrently(20);

        try (Node later = new Node(url)) {
            Long[] expected = box(LongStream.rangeClosed(1, last()).toArray());
            assertThat(later.connect(ANYBODY, 0).ids).containsExactly(expected);
        }
    }

    @Test
    void aFailedChangeTellsNobodyAndTakesNoId() {
        Socket socket = here.connect(ANYBODY, 0);

        assertThatThrownBy(() -> write(here, true)).hasMessageContaining("on purpose");
        write(here, false);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(socket.ids).containsExactly(1L));
    }

    @Test
    void whatIsOnlyToldCarriesTheIdBeforeItAndIsNotStored() {
        Socket socket = here.connect(ANYBODY, 0);
        write(here, false);
        await().atMost(PATIENCE).until(() -> socket.ids.size() == 1);

        here.log.tell(Topic.BROADCAST, new Event.PresenceChanged(3, null, "online"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(socket.ids).containsExactly(1L, 1L));
        assertThat(storedIds()).containsExactly(1L);
    }

    @Test
    void aConversationThatIsJoinedWhileASocketSubscribesIsHeardFromThenOn() {
        insertAda();
        for (int round = 0; round < 5; round++) {
            int channel = channel();
            List<Future<Socket>> sockets = new ArrayList<>();
            connect(sockets, 300);
            Future<Void> joining = join(channel);
            connect(sockets, 300);
            Future.all(joining, Future.all(sockets)).await();
            here.log.write(change -> announce(change, channel)).await();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(sockets)
                            .allSatisfy(socket ->
                                    assertThat(socket.result().channels).contains(channel)));
        }
    }

    private void connect(List<Future<Socket>> sockets, int count) {
        for (int i = 0; i < count; i++) {
            sockets.add(here.connecting(ADA, 0));
        }
    }

    private void insertAda() {
        here.database
                .run("INSERT INTO mail_guest (id, name, access_token) VALUES (1, 'Ada', '-')")
                .await();
    }

    private int channel() {
        String insert = "INSERT INTO discuss_channel (name, uuid, channel_type, livechat_operator_id)"
                + " VALUES ('Ada', gen_random_uuid()::text, 'livechat', 3) RETURNING id";
        return here.database.one(row -> row.getInteger(0), insert).await().orElseThrow();
    }

    private Future<Void> join(int channel) {
        return here.log.write(change -> change.tx()
                .run("INSERT INTO discuss_channel_member (channel_id, guest_id) VALUES ($1, 1)", channel)
                .map(inserted -> {
                    change.announceToJoining(
                            Topic.channel(channel), new Event.ChannelTouched(channel, NOON), List.of(Topic.guest(1)));
                    return null;
                }));
    }

    private static Future<Void> announce(Change change, int channel) {
        change.announce(Topic.channel(channel), new Event.ChannelPinned(channel));
        return Future.succeededFuture();
    }

    private void awaitDelivery() {
        await().atMost(PATIENCE).until(() -> here.connect(ANYBODY, 0).ids.contains(last()));
    }

    private void writeConcurrently(int count) {
        startWriting(count).await();
    }

    private Future<?> startWriting(int count) {
        Random random = new Random(42);
        List<Future<?>> writes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            writes.add(attempt(i % 2 == 0 ? here : there, random.nextInt(4) == 0, 1 + random.nextInt(3)));
        }
        return Future.join(writes).otherwiseEmpty();
    }

    private void write(Node node, boolean fail) {
        attempt(node, fail, 1).await();
    }

    private static Future<Void> attempt(Node node, boolean fail, int events) {
        return node.log.write(change -> change.tx()
                .run("SELECT pg_sleep(random() * 0.004)")
                .compose(slept -> {
                    for (int i = 0; i < events; i++) {
                        change.announce(Topic.BROADCAST, new Event.ChannelPinned(i));
                    }
                    return fail ? Future.failedFuture("on purpose") : Future.succeededFuture();
                }));
    }

    private long last() {
        return Log.position(here.database).await();
    }

    private List<Long> storedIds() {
        return here.database
                .list(row -> row.getLong(0), "SELECT id FROM bus_bus ORDER BY id")
                .await();
    }

    private static Long[] box(long[] ids) {
        return LongStream.of(ids).boxed().toArray(Long[]::new);
    }
}
