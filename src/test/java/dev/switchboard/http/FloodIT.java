package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Visitors who do more than visitors do; the addresses are what a trusted proxy says. */
@TestInstance(Lifecycle.PER_CLASS)
class FloodIT {
    private static final int MORE_THAN_ANYBODY_MAY = 80;

    private final ServerProcess server = ServerProcess.start(
            "--demo",
            "--port",
            "0",
            "--database-url",
            TestDatabase.text(TestDatabase.fresh()),
            "--admin-password",
            Servers.ADMIN_PASSWORD,
            "--trusted-proxies",
            "127.0.0.1");
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
    void whoOnlyReadsIsNotCounted() {
        for (int i = 0; i < MORE_THAN_ANYBODY_MAY; i++) {
            JsonObject answer = desk.client()
                    .call("/im_livechat/cors/init", JsonObject.of("channel_id", 1), "X-Forwarded-For", "192.0.2.9");
            assertThat(answer.containsKey("error")).isFalse();
        }
    }

    private boolean openFrom(String address) {
        JsonObject params = JsonObject.of("channel_id", 1, "anonymous_name", "Ada", "persisted", false);
        JsonObject answer = desk.client().call("/im_livechat/cors/get_session", params, "X-Forwarded-For", address);
        if (answer.containsKey("error")) {
            assertThat(answer.getJsonObject("error").getJsonObject("data").getString("name"))
                    .isEqualTo("odoo.exceptions.UserError");
        }
        return answer.containsKey("result");
    }
}
