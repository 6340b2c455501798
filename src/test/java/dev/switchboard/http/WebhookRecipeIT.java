package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.http.WebhookTarget.Call;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The few lines of Python in the manual that tell a webhook's call from a forged one. */
class WebhookRecipeIT {
    private static final Path MANUAL = Path.of("src/site/markdown/webhooks.md");
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String ASK = """

            import sys
            secret, id, timestamp, signature = sys.argv[1:]
            headers = {"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature}
            print(is_from_switchboard(secret, headers, sys.stdin.buffer.read()))
            """;

    @Test
    void theManualsRecipeTellsACallFromAForgedOne() throws IOException {
        assumeTrue(Files.exists(PYTHON), "there is no Python");
        try (Scene scene = new Scene("--webhook-addresses", "127.0.0.1");
                WebhookTarget target = new WebhookTarget()) {
            JsonObject values = JsonObject.of("name", "desk", "url", target.url());
            assertThat(Scene.error(scene.manage("switchboard.webhook", "create", values)))
                    .isEmpty();
            String secret = String.valueOf(
                    scene.column("SELECT secret FROM switchboard_webhook").get(0));
            assertThat(scene.spoken("Grüße!").channelId()).isPositive();
            await().atMost(20, SECONDS).until(() -> target.taken().size() == 2);
            Call call = target.taken().get(1);

            assertThat(isBelieved(secret, call)).isEqualTo("True");
            assertThat(isBelieved(secret, forged(call, call.timestamp(), call.body() + " ")))
                    .isEqualTo("False");
            assertThat(isBelieved(secret, forged(call, "1700000000", call.body())))
                    .isEqualTo("False");
        }
    }

    private static Call forged(Call call, String timestamp, String body) {
        return new Call(call.id(), timestamp, call.signature(), body);
    }

    private static String isBelieved(String secret, Call call) throws IOException {
        Process python = new ProcessBuilder(
                        PYTHON.toString(), "-c", recipe() + ASK, secret, call.id(), call.timestamp(), call.signature())
                .redirectErrorStream(true)
                .start();
        try (var body = python.getOutputStream()) {
            body.write(call.body().getBytes(UTF_8));
        }
        return new String(python.getInputStream().readAllBytes(), UTF_8).strip();
    }

    /** The lines of the manual from the imports to the end of the function. */
    private static String recipe() throws IOException {
        return Files.readString(MANUAL)
                .lines()
                .dropWhile(line -> !line.startsWith("    import base64"))
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .map(line -> line.replaceFirst("^ {4}", ""))
                .collect(joining("\n"));
    }
}
