package dev.switchboard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.switchboard.http.ModelClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Odoo 18.0's own, unmodified embed bundle on a page of another origin talks to an operator here. The bundle comes from
 * a real Odoo 18.0, whose address is in {@code SWITCHBOARD_ODOO18_URL}.
 */
@ExtendWith(Browsing.class)
@EnabledIfEnvironmentVariable(named = OdooWidgetStory.ODOO, matches = "https?://.+")
class OdooWidgetStory {
    static final String ODOO = "SWITCHBOARD_ODOO18_URL";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPERATOR = "Administrator";
    private static final String QUESTION = "Do you have red shoes?";
    private static final String ANSWER = "Yes, in all sizes";

    @Test
    void aVisitorWithOdoosWidgetAndAnOperatorTalk(Chromium chromium, @TempDir Path data) throws IOException {
        try (var server = TestServer.with(data, "--odoo-url", System.getenv(ODOO));
                var shop = new Shop(server.url())) {
            var operator = new Operator(chromium);
            operator.signsIn(server.url(), TestServer.LOGIN, TestServer.PASSWORD);
            var listening = ModelClient.signIn(server, TestServer.LOGIN, TestServer.PASSWORD);
            var ear = listening.listen();
            var visitor = new OdooVisitor(chromium);
            Page page = visitor.page();
            page.onConsoleMessage(m -> System.out.println("CONSOLE " + m.text()));
            page.onPageError(m -> System.out.println("PAGEERR " + m));
            page.onResponse(r -> { if (r.status() >= 400) System.out.println("HTTP " + r.status() + " " + r.url()); });
            page.onRequestFailed(r -> System.out.println("FAILED " + r.url() + " " + r.failure()));
            try {
                talk(visitor, operator, shop);
                System.out.println("== talked");
                visitor.reacts(ANSWER, "😀");
                heardOf(ear, "MessageReactions", "😀");
                System.out.println("== reacted");
                visitor.answers(ANSWER, "Size 42, please");
                visitor.edits("Size 42, please", "Size 43, please");
                System.out.println("== edited");
                operator.reads("Size 43, please");
                visitor.says("Nonsense");
                visitor.deletes("Nonsense");
                System.out.println("== deleted");
                visitor.folds();
                operator.says("Still there?");
                visitor.reloads();
                visitor.unfolds();
                visitor.reads("Still there?");
                visitor.reads(QUESTION);
                System.out.println("== restored");
                int channel = listening.call("discuss.channel", "search", JsonArray.of(JsonArray.of("channel_type", "=", "livechat"))) instanceof JsonArray found ? found.getInteger(0) : 0;
                listening.call("discuss.channel", "write", JsonArray.of(channel), JsonObject.of("allow_public_upload", true));
                Path file = Files.writeString(data.resolve("size.txt"), "43");
                visitor.uploads(file);
                System.out.println("== uploaded");
                visitor.closes();
                visitor.rates(5, "Quick & kind");
                System.out.println("== rated");
                visitor.asksForTheTranscript("ada@example.com");
                visitor.leaves();
                visitor.opensTheChat();
                visitor.says("Me again");
            } finally {
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/shots/ow.png")));
                operator.page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/shots/ow-op.png")));
                System.out.println("SERVER " + server.errors());
            }
        }
    }

    private static void talk(OdooVisitor visitor, Operator operator, Shop shop) {
        visitor.visits(shop);
        visitor.opensTheChat();
        visitor.reads("Hello, how may I help you?");
        visitor.says(QUESTION);
        operator.opensTheConversation();
        operator.reads(QUESTION);
        operator.says(ANSWER);
        visitor.reads(ANSWER);
        visitor.turnsToTheChat();
        operator.seesThatItWasRead(ANSWER);
        operator.beginsToType("Wh");
        visitor.seesTyping(OPERATOR);
        visitor.begins("hm");
        operator.seesTyping();
        visitor.says("Thanks");
        visitor.seesThatItWasRead("Thanks");
    }

    private static void heardOf(ModelClient.Listener ear, String what, String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ear.heard("mail.record/insert"))
                        .anyMatch(payload -> payload.containsKey(what) && payload.encode().contains(text)));
    }
}
