package dev.switchboard.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may say which servers are told, and which servers those may be. */
@TestInstance(Lifecycle.PER_CLASS)
class WebhookRightsIT {
    private static final String WEBHOOK = "switchboard.webhook";
    private static final String DELIVERY = "switchboard.webhook.delivery";

    private final Scene scene = new Scene();

    @AfterAll
    void stop() {
        scene.close();
    }

    @Test
    void nearAddressesAreNotCalledUnlessTheCommandLineAllowsIt() {
        try (WebhookTarget target = new WebhookTarget()) {
            JsonObject values = JsonObject.of("name", "inside", "url", target.url());
            assertThat(Scene.error(scene.manage(WEBHOOK, "create", values))).isEmpty();
            assertThat(scene.session().token()).isNotEmpty();

            String refused = "SELECT id FROM switchboard_webhook_delivery WHERE failure_reason = 'not to be called'";
            await().atMost(40, SECONDS).until(() -> scene.column(refused).size() == 1);
            assertThat(target.taken()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "ftp://example.com/", "file:///etc/passwd", "http://a:b@example.com/"})
    void whatIsNotOnTheWebIsNoTarget(String url) {
        JsonObject values = JsonObject.of("name", "odd", "url", url);
        assertThat(Scene.error(scene.manage(WEBHOOK, "create", values))).isEqualTo("odoo.exceptions.ValidationError");
    }

    @Test
    void onlyManagersSeeWebhooksAndNobodyChangesWhatIsTold() {
        String cookie = scene.signedUp("grace", ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER);
        for (String model : List.of(WEBHOOK, DELIVERY)) {
            JsonObject params = JsonObject.of(
                    "model", model, "method", "search_read", "args", new JsonArray(), "kwargs", new JsonObject());
            assertThat(Scene.error(scene.client.call("/web/dataset/call_kw", params, "Cookie", cookie)))
                    .isEqualTo("odoo.exceptions.AccessError");
        }
        assertThat(Scene.error(scene.manage(DELIVERY, "create", JsonObject.of("body", "{}"))))
                .isEqualTo("odoo.exceptions.AccessError");
    }
}
