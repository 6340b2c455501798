package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.switchboard.app.ServerProcess;
import dev.switchboard.http.Scene.Session;
import dev.switchboard.http.WebhookTarget.Call;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other servers hear what happens in conversations. */
@TestInstance(Lifecycle.PER_CLASS)
class WebhooksIT {
    private static final String WEBHOOK = "switchboard.webhook";
    private static final String DELIVERY = "switchboard.webhook.delivery";

    private final Scene scene = new Scene("--webhook-addresses", "127.0.0.1");

    @AfterEach
    void forget() {
        assertThat(scene.column("DELETE FROM switchboard_webhook RETURNING id")).isNotNull();
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    @CanIgnoreReturnValue
    private int webhook(WebhookTarget target) {
        JsonObject values = JsonObject.of("name", "desk", "url", target.url());
        return scene.manage(WEBHOOK, "create", values).getInteger("result");
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(40, SECONDS).until(condition::getAsBoolean);
    }

    private static List<String> types(WebhookTarget target) {
        return target.taken().stream().map(Call::type).toList();
    }

    @Test
    void aSessionIsToldInItsOrderAndSigned() throws GeneralSecurityException {
        try (WebhookTarget target = new WebhookTarget()) {
            int webhook = webhook(target);
            Session session = scene.spoken("Is it blue?");
            assertThat(Scene.error(scene.call("feedback", session, JsonObject.of("rate", 5, "reason", "quick"))))
                    .isEmpty();
            assertThat(Scene.error(scene.call("visitor_leave_session", session, new JsonObject())))
                    .isEmpty();

            until(() -> target.taken().size() == 4);
            assertThat(types(target))
                    .containsExactly("session.opened", "session.message", "session.rated", "session.closed");
            assertThat(target.taken()).extracting(Call::session).containsOnly(session.channelId());
            Call message = target.taken().get(1);
            assertThat(message.said()).isEqualTo("Is it blue?");
            assertThat(message.data().getJsonObject("message").getJsonObject("author"))
                    .isEqualTo(JsonObject.of("name", "Visitor", "type", "visitor"));
            assertThat(target.taken().get(2).data().getJsonObject("rating").getString("feedback"))
                    .isEqualTo("quick");
            String secret = scene.column("SELECT secret FROM switchboard_webhook WHERE id = " + webhook)
                    .get(0);
            for (Call call : target.taken()) {
                assertThat(call.signature()).isEqualTo(signature(String.valueOf(secret), call));
            }
        }
    }

    /** As standardwebhooks.com has it. */
    private static String signature(String secret, Call call) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        String signed = call.id() + "." + call.timestamp() + "." + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    @Test
    void whoIsAwayIsToldOnceTheyAreBackOfEachEventOnce() {
        try (WebhookTarget target = new WebhookTarget()) {
            target.goesAway();
            int webhook = webhook(target);
            Session session = scene.spoken("one");
            assertThat(Scene.error(scene.post(session, "two"))).isEmpty();
            until(() -> !scene.column("SELECT id FROM switchboard_webhook WHERE failures > 0 AND id = " + webhook)
                    .isEmpty());
            target.comesBack();

            until(() -> target.taken().size() == 3);
            assertThat(target.taken()).extracting(Call::said).containsExactly("", "one", "two");
            until(() -> deliveries("state = 'sent'") == 3);
            assertThat(target.taken()).extracting(Call::id).doesNotHaveDuplicates();
        }
    }

    private int deliveries(String condition) {
        return scene.column("SELECT id FROM switchboard_webhook_delivery WHERE " + condition)
                .size();
    }

    @Test
    void severalNodesTellEachEventOnceAndEachSessionInItsOrder() {
        try (WebhookTarget target = new WebhookTarget();
                ServerProcess second = scene.anotherNode("--webhook-addresses", "127.0.0.1")) {
            assertThat(second.url()).isNotEqualTo(scene.url());
            webhook(target);
            assertThat(scene.column(
                            "UPDATE switchboard_webhook SET retry_date = now() + interval '1 hour' RETURNING id"))
                    .hasSize(1);
            List<Session> sessions = List.of(scene.session(), scene.session(), scene.session());
            for (int i = 0; i < 20; i++) {
                for (Session session : sessions) {
                    assertThat(Scene.error(scene.post(session, "m" + i))).isEmpty();
                }
            }
            assertThat(scene.column("UPDATE switchboard_webhook SET retry_date = NULL RETURNING id"))
                    .hasSize(1);
            until(() -> deliveries("state = 'sent'") == 63);

            assertThat(target.taken()).hasSize(63).extracting(Call::id).doesNotHaveDuplicates();
            for (Session session : sessions) {
                assertThat(target.taken())
                        .filteredOn(call -> call.session() == session.channelId())
                        .extracting(Call::data)
                        .isSortedAccordingTo((a, b) -> Integer.compare(message(a), message(b)));
            }
        }
    }

    private static int message(JsonObject data) {
        return data.getJsonObject("message", JsonObject.of("id", 0)).getInteger("id");
    }

    @Test
    void aDeadLetterIsSentAgainUnderItsId() {
        try (WebhookTarget target = new WebhookTarget()) {
            target.answers(call -> 400);
            webhook(target);
            assertThat(scene.session().token()).isNotEmpty();
            until(() -> deliveries("attempts = 1 AND state = 'outgoing'") == 1);
            assertThat(scene.column("UPDATE switchboard_webhook_delivery SET attempts = 19,"
                            + " scheduled_date = now() AT TIME ZONE 'utc' RETURNING id"))
                    .hasSize(1);
            until(() -> deliveries("state = 'exception' AND status_code = 400") == 1);

            target.answers(call -> 200);
            JsonArray dead = scene.manage(DELIVERY, "search", JsonArray.of(JsonArray.of("state", "=", "exception")))
                    .getJsonArray("result");
            assertThat(scene.manage(DELIVERY, "replay", dead).getValue("result"))
                    .isEqualTo(1);
            until(() -> target.taken().size() == 1);
            assertThat(target.taken().get(0).id())
                    .isEqualTo(target.refused().get(0).id());
            until(() -> deliveries("state = 'sent'") == 1);
        }
    }

    @Test
    void aSlowTargetHoldsUpNobodyElse() {
        CountDownLatch answered = new CountDownLatch(1);
        try (WebhookTarget slow = new WebhookTarget();
                WebhookTarget quick = new WebhookTarget()) {
            slow.answers(call -> {
                answered.await();
                return 200;
            });
            webhook(slow);
            webhook(quick);
            for (int i = 0; i < 6; i++) {
                assertThat(scene.spoken("hello").token()).isNotEmpty();
            }
            until(() -> quick.taken().size() == 12);
            assertThat(slow.taken()).isEmpty();
            answered.countDown();
        }
    }

    @Test
    void whatAKilledServerWasTellingIsToldByTheNext() {
        CountDownLatch never = new CountDownLatch(1);
        Scene lost = new Scene("--webhook-addresses", "127.0.0.1");
        try (WebhookTarget target = new WebhookTarget()) {
            target.answers(call -> {
                never.await();
                return 200;
            });
            JsonObject values = JsonObject.of("name", "desk", "url", target.url());
            assertThat(Scene.error(lost.manage(WEBHOOK, "create", values))).isEmpty();
            assertThat(lost.session().token()).isNotEmpty();
            String sending = "SELECT id FROM switchboard_webhook_delivery WHERE state = 'sending'";
            until(() -> lost.column(sending).size() == 1);
            lost.loseTheServer();
            target.answers(call -> 200);
            try (ServerProcess next = lost.anotherNode("--webhook-addresses", "127.0.0.1")) {
                assertThat(next.url()).isNotNull();
                assertThat(lost.column(sending)).hasSize(1);
                assertThat(lost.column("UPDATE switchboard_webhook_delivery"
                                + " SET scheduled_date = now() AT TIME ZONE 'utc' RETURNING id"))
                        .hasSize(1);
                until(() -> target.taken().size() == 1);
            }
        } finally {
            lost.close();
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        try (WebhookTarget target = new WebhookTarget()) {
            target.answers(call -> 303);
            webhook(target);
            assertThat(scene.session().token()).isNotEmpty();
            until(() -> deliveries("status_code = 303 AND state = 'outgoing'") == 1);
            assertThat(target.refused()).hasSize(1);
            assertThat(target.taken()).isEmpty();
        }
    }

    @Test
    void whoHasFailedForADayIsSwitchedOffAndBeginsAnewWhenSwitchedOn() {
        try (WebhookTarget target = new WebhookTarget()) {
            target.answers(call -> 500);
            int webhook = webhook(target);
            assertThat(scene.column("UPDATE switchboard_webhook SET failing_since = now() - interval '25 hours'"
                            + " RETURNING id"))
                    .hasSize(1);
            assertThat(scene.session().token()).isNotEmpty();
            until(() -> scene.column("SELECT id FROM switchboard_webhook WHERE NOT active")
                            .size()
                    == 1);
            assertThat(scene.log()).contains("webhook desk is switched off");

            target.answers(call -> 200);
            assertThat(Scene.error(
                            scene.manage(WEBHOOK, "write", JsonArray.of(webhook), JsonObject.of("active", true))))
                    .isEmpty();
            until(() -> target.taken().size() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "ticket"})
    void whatAnOperatorAsksForGoesToWebhooksWithTheConversation(String command) {
        try (WebhookTarget target = new WebhookTarget()) {
            Session session = scene.spoken("I want two");
            JsonObject body = JsonObject.of("body", "/" + command + " Two <b>shoes</b>");
            command(command, session, body);
            assertThat(scene.column("SELECT id FROM switchboard_webhook_delivery"))
                    .isEmpty();
            webhook(target);
            command(command, session, JsonObject.of("body", "/" + command + " "));
            command(command, session, body);

            until(() -> target.taken().size() == 1);
            Call call = target.taken().get(0);
            assertThat(call.type()).isEqualTo(command);
            assertThat(call.session()).isEqualTo(session.channelId());
            assertThat(call.data().getString("title")).isEqualTo("Two <b>shoes</b>");
            assertThat(call.data().getString("conversation")).isEqualTo("Visitor: I want two");
            assertThat(call.data().getString("url")).isEqualTo(scene.origin() + "/console#" + session.channelId());
        }
    }

    private void command(String command, Session session, JsonObject kwargs) {
        JsonObject params = JsonObject.of(
                "model",
                "discuss.channel",
                "method",
                "execute_command_" + command,
                "args",
                JsonArray.of(JsonArray.of(session.channelId())),
                "kwargs",
                kwargs);
        assertThat(Scene.error(scene.client.call("/web/dataset/call_kw", params, "Cookie", scene.operatorCookie)))
                .isEmpty();
    }
}
