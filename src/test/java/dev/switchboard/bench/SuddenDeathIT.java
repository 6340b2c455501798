package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server, its database, and both are killed in turn while visitors post and sockets are cut. How often says the
 * property {@code switchboard.kills}; 6 times without it.
 */
class SuddenDeathIT {
    private static final int KILLS = Integer.getInteger("switchboard.kills", 6);
    private static final List<MortalServer.Death> DEATHS =
            List.of(MortalServer.Death.SERVER, MortalServer.Death.DATABASE, MortalServer.Death.BOTH);
    private static final int POSTS_BETWEEN = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whatWasAnsweredIsKeptAndEveryClientEndsWithWhatTheTableHas(@TempDir Path directory) throws Exception {
        try (MortalServer server = new MortalServer(directory);
                LastingCrowd crowd = new LastingCrowd(server.url())) {
            crowd.begin();
            for (int kill = 0; kill < KILLS; kill++) {
                awaitMoreAnswers(crowd);
                letTheLastSocketBe(crowd, kill % 3 < 2);
                server.die(DEATHS.get(kill % DEATHS.size()));
            }
            letTheLastSocketBe(crowd, false);
            awaitMoreAnswers(crowd);
            crowd.stopPosting();
            await().atMost(PATIENCE).until(() -> crowd.underWay() == 0);

            Map<Integer, List<String>> table = server.messages();
            assertThatAnswersAreKept(crowd, table);
            await().atMost(PATIENCE).untilAsserted(() -> assertThatAllWereTold(crowd, table));
            report(crowd, table);
        }
    }

    private static void awaitMoreAnswers(LastingCrowd crowd) {
        int before = crowd.answered().size();
        await().atMost(PATIENCE).until(() -> crowd.answered().size() >= before + POSTS_BETWEEN);
    }

    /** The last socket is away from before one kill until after the next, and there at the end. */
    private static void letTheLastSocketBe(LastingCrowd crowd, boolean away) {
        LastingSocket last = crowd.sockets().get(crowd.sockets().size() - 1);
        boolean now = crowd.onLoop(() -> {
            last.away(away);
            return Future.succeededFuture(away);
        });
        assertThat(now).isEqualTo(away);
    }

    private static void assertThatAnswersAreKept(LastingCrowd crowd, Map<Integer, List<String>> table) {
        List<String> bodies = table.values().stream()
                .flatMap(List::stream)
                .map(message -> message.substring(message.indexOf(' ') + 1))
                .toList();
        assertThat(bodies).doesNotHaveDuplicates().containsAll(crowd.answered());
    }

    private static void assertThatAllWereTold(LastingCrowd crowd, Map<Integer, List<String>> table) {
        for (int i = 0; i < crowd.sockets().size(); i++) {
            LastingSocket socket = crowd.sockets().get(i);
            Map<Integer, List<String>> told = crowd.onLoop(() -> Future.succeededFuture(socket.told()));
            for (int conversation : crowd.conversationsOf(i)) {
                List<String> stored = table.getOrDefault(conversation, List.of());
                List<String> heard = told.getOrDefault(conversation, List.of());
                int from = socket.reloads() == 0 ? 0 : Math.max(0, stored.size() - heard.size());
                assertThat(heard).as("socket %d", i).isEqualTo(stored.subList(from, stored.size()));
            }
            assertThat(socket.faults()).as("socket %d", i).isEmpty();
        }
    }

    private static void report(LastingCrowd crowd, Map<Integer, List<String>> table) {
        System.out.printf(
                "%d kills, %d posts, %d answered, %d in the table, %d connections, %d reloads%n",
                KILLS,
                crowd.posts(),
                crowd.answered().size(),
                table.values().stream().mapToInt(List::size).sum(),
                crowd.sockets().stream().mapToInt(LastingSocket::connections).sum(),
                crowd.sockets().stream().mapToInt(LastingSocket::reloads).sum());
    }
}
