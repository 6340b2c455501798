package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visitors who do more than visitors do; the addresses are what a trusted proxy says. */
@TestInstance(Lifecycle.PER_CLASS)
class FloodIT {
    private static final int MORE_THAN_ANYBODY_MAY = 80;
    private static final UploadedFile FILE = UploadedFile.text("a.txt", "a");

    private final ServerProcess server = Servers.withOperator(TestDatabase.fresh(), "--trusted-proxies", "127.0.0.1");
    private final Desk desk = new Desk(server);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void oneAddressIsRefusedAndTheOthersAreNotAndTheLogSaysItOnce() {
        int opened = 0;
        for (int i = 0; i < MORE_THAN_ANYBODY_MAY; i++) {
            opened += openFrom("192.0.2.1") ? 1 : 0;
        }

        assertThat(opened).isBetween(60, 70);
        assertThat(openFrom("192.0.2.2")).isTrue();
        assertThat(server.errors().lines().filter(line -> line.contains("conversations of 192.0.2.1")))
                .hasSize(1);
    }

    @Test
    void anIpv6NetworkIsOneSource() {
        int opened = 0;
        for (int i = 1; i <= MORE_THAN_ANYBODY_MAY; i++) {
            opened += openFrom("2001:db8:1:2::" + i) ? 1 : 0;
        }

        assertThat(opened).isBetween(60, 70);
        assertThat(openFrom("2001:db8:1:3::1")).isTrue();
    }

    @Test
    void oneSiteIsRefusedFromWhereverAndTheOthersAreNotAndTheLogSaysItOnce() {
        int opened = 0;
        for (int i = 0; i < 400; i++) {
            opened += openFrom("198.51.100." + i % 200, "Origin", "https://flood.example") ? 1 : 0;
        }

        assertThat(opened).isLessThan(400).isGreaterThanOrEqualTo(300);
        assertThat(openFrom("198.51.100.201", "Origin", "https://quiet.example"))
                .isTrue();
        assertThat(server.errors().lines().filter(line -> line.contains("conversations of https://flood.example")))
                .hasSize(1);
    }

    @Test
    void uploadsOfOneAddressAreRefusedBeforeTheyAreRead() {
        List<Integer> answers = IntStream.range(0, MORE_THAN_ANYBODY_MAY)
                .mapToObj(i -> uploadFrom("192.0.2.3"))
                .toList();

        assertThat(answers).startsWith(500).endsWith(429);
        assertThat(uploadFrom("192.0.2.4")).isEqualTo(500);
    }

    @Test
    void uploadsOfOneSiteAreRefusedFromWhereverAndThoseOfOthersAreNot() {
        List<Integer> answers = IntStream.range(0, 400)
                .mapToObj(i -> uploadFrom("203.0.113." + i % 200, "Origin", "https://files.example"))
                .toList();

        assertThat(answers.subList(0, 300)).containsOnly(500);
        assertThat(answers).endsWith(429);
        assertThat(uploadFrom("203.0.113.201", "Origin", "https://other.example"))
                .isEqualTo(500);
        assertThat(server.errors().lines().filter(line -> line.contains("uploads of https://files.example")))
                .hasSize(1);
    }

    @Test
    void uploadsOfOneGuestAreRefusedFromWhereverAndWithWhateverProofAndThoseOfOthersAreNot() {
        Desk.Session busy = desk.open("Ada");
        Desk.Session quiet = desk.open("Eve");

        List<Integer> answers = IntStream.range(0, 15)
                .mapToObj(i -> uploadOf(busy, "2001:db8:9:" + i + "::1"))
                .toList();

        assertThat(answers.subList(0, 10)).containsOnly(403);
        assertThat(answers).endsWith(429);
        String cookie = "dgid=" + busy.guestToken();
        assertThat(FILE.sendSignedIn(desk.client(), busy.channelId(), cookie, "X-Forwarded-For", "2001:db8:8::1")
                        .statusCode())
                .isEqualTo(429);
        assertThat(uploadOf(quiet, "2001:db8:9:1::1")).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/im_livechat/cors/message/post",
                "/im_livechat/cors/message/update_content",
                "/im_livechat/cors/message/reaction",
                "/im_livechat/cors/feedback",
                "/im_livechat/cors/channel/notify_typing",
                "/chatbot/cors/restart"
            })
    void whatOneGuestDoesAgainAndAgainIsRefusedFromWhereverAndThatOfOthersIsNot(String route) {
        Desk.Session busy = desk.open("Ada");
        Desk.Session quiet = desk.open("Eve");

        List<Boolean> answers = IntStream.range(0, 100)
                .mapToObj(i -> isTooMany(route, busy, "2001:db8:" + i + "::1"))
                .toList();

        assertThat(answers).startsWith(false).endsWith(true);
        assertThat(isTooMany(route, quiet, "2001:db8:1::1")).isFalse();
    }

    /** A call that is answered or refused for another reason is not one too many. */
    private boolean isTooMany(String route, Desk.Session session, String address) {
        JsonObject params = JsonObject.of("channel_id", session.channelId(), "guest_token", session.guestToken());
        return desk.client()
                .call(route, params, "X-Forwarded-For", address)
                .encode()
                .contains("Too many requests");
    }

    @Test
    void anOfficeOfEmployeesUploadsAsMuchAsItLikes() {
        Desk.Session session = desk.open("Ada");

        for (int i = 0; i < MORE_THAN_ANYBODY_MAY; i++) {
            assertThat(FILE.sendSignedIn(
                                    desk.client(), session.channelId(), desk.cookie(), "X-Forwarded-For", "192.0.2.10")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Refused in any case, for no operator allows it; but otherwise when it is one too many. */
    private int uploadOf(Desk.Session session, String address) {
        return FILE.send(desk.client(), session.channelId(), session.guestToken(), "X-Forwarded-For", address)
                .statusCode();
    }

    /** Without a file; whoever is not refused is told so. */
    private int uploadFrom(String address, String... headers) {
        HttpRequest.Builder request = desk.client()
                .request("/im_livechat/cors/attachment/upload")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString("--x--\r\n"));
        return desk.client()
                .send(headers.length == 0 ? request : request.headers(headers))
                .statusCode();
    }

    @Test
    void othersAreLetInWhileAnAddressFloods() {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                boolean ignored = openFrom("192.0.2.5");
            }
        });
        assertThat(IntStream.range(0, 30)).allMatch(i -> openFrom("192.0.2.6"));
        over.set(true);
        flood.join();
    }

    @Test
    void whoOnlyReadsIsNotCounted() {
        for (int i = 0; i < MORE_THAN_ANYBODY_MAY; i++) {
            JsonObject answer = desk.client()
                    .call("/im_livechat/cors/init", JsonObject.of("channel_id", 1), "X-Forwarded-For", "192.0.2.9");
            assertThat(answer.containsKey("error")).isFalse();
        }
    }

    private boolean openFrom(String address, String... headers) {
        JsonObject params = JsonObject.of("channel_id", 1, "anonymous_name", "Ada", "persisted", false);
        JsonObject answer = desk.client()
                .call(
                        "/im_livechat/cors/get_session",
                        params,
                        Stream.concat(Stream.of("X-Forwarded-For", address), Stream.of(headers))
                                .toArray(String[]::new));
        if (answer.containsKey("error")) {
            assertThat(answer.getJsonObject("error").getJsonObject("data").getString("name"))
                    .isEqualTo("odoo.exceptions.UserError");
        }
        return answer.containsKey("result");
    }
}
