package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A call that takes too long is made again; what comes of the first one counts no more. */
class WebhookFencingIT {
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch firstAnswer = new CountDownLatch(1);
    private final CountDownLatch secondAnswer = new CountDownLatch(1);

    @Test
    void anAnswerToACallThatWasMadeAgainSinceIsNotBelieved() {
        try (Scene scene = new Scene("--webhook-addresses", "127.0.0.1");
                WebhookTarget target = new WebhookTarget()) {
            target.answers(call -> calls.incrementAndGet() == 1 ? after(firstAnswer, 200) : after(secondAnswer, 400));
            JsonObject webhook = JsonObject.of("name", "desk", "url", target.url());
            assertThat(Scene.error(scene.manage("switchboard.webhook", "create", webhook)))
                    .isEmpty();
            assertThat(scene.session().token()).isNotEmpty();
            until(scene, "state = 'sending' AND attempts = 1");
            await().atMost(40, SECONDS).until(() -> calls.get() == 1);

            assertThat(scene.column("UPDATE switchboard_webhook_delivery"
                            + " SET scheduled_date = now() AT TIME ZONE 'utc' - interval '1 second' RETURNING id"))
                    .hasSize(1);
            await().atMost(40, SECONDS).until(() -> calls.get() == 2);
            firstAnswer.countDown();
            await().atMost(40, SECONDS).until(() -> target.taken().size() == 1);
            secondAnswer.countDown();

            until(scene, "state = 'outgoing' AND attempts = 2 AND status_code = 400");
        }
    }

    private static int after(CountDownLatch latch, int status) throws InterruptedException {
        latch.await();
        return status;
    }

    private static void until(Scene scene, String state) {
        await().atMost(40, SECONDS)
                .until(() -> scene.column("SELECT id FROM switchboard_webhook_delivery WHERE " + state)
                                .size()
                        == 1);
    }
}
