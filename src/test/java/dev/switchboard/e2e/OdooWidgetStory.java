package dev.switchboard.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.http.ModelClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.wiser.Wiser;
import org.subethamail.wiser.WiserMessage;

/**
 * Odoo 18.0's own, unmodified embed bundle on a page of another origin talks to an operator here, who sees everything in
 * the console or hears it on a raw websocket. The bundle comes from a real Odoo 18.0, whose address is in
 * {@code SWITCHBOARD_ODOO18_URL}; without one the story is skipped, and the end of the build says so.
 */
@ExtendWith({OdooAtHand.class, Browsing.class})
class OdooWidgetStory {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPERATOR = "Administrator";
    private static final String QUESTION = "Do you have red shoes?";
    private static final String ANSWER = "Yes, in all sizes";
    private static final String SIZE = "Size 43, please";
    private static final String EMAIL = "ada@example.com";

    @Test
    void aVisitorWithOdoosOwnWidgetAndAnOperatorTalk(Chromium chromium, @TempDir Path data) throws IOException {
        var mails = Wiser.port(0);
        mails.start();
        String mailUrl = "smtp://127.0.0.1:" + mails.getServer().getPortAllocated();
        try (var server = TestServer.with(data, "--odoo-url", OdooAtHand.url(), "--smtp-url", mailUrl);
                var shop = new Shop(server.url())) {
            var operator = new Operator(chromium);
            operator.signsIn(server.url(), TestServer.LOGIN, TestServer.PASSWORD);
            var visitor = new OdooVisitor(chromium);
            visitor.visits(shop);
            var scripts = ModelClient.signIn(server, TestServer.LOGIN, TestServer.PASSWORD);
            var ear = scripts.listen();

            talk(visitor, operator);
            changeMessages(visitor, operator, ear);
            comeBack(visitor, operator);
            upload(visitor, scripts, ear, Files.writeString(data.resolve("size.txt"), "43"));
            end(visitor, ear, mails);
            beginAnew(visitor, operator);
        } finally {
            mails.stop();
        }
    }

    @Test
    void anOutageThatWasLongerThanTheServersMemoryLeavesNoHole(Chromium chromium) {
        try (var outage = new Outage("--odoo-url", OdooAtHand.url());
                var shop = new Shop(outage.server().url())) {
            var operator = new Operator(chromium);
            operator.signsIn(outage.server().url(), TestServer.LOGIN, TestServer.PASSWORD);
            var visitor = new OdooVisitor(chromium);
            visitor.visits(shop);
            visitor.opensTheChat();
            visitor.says(QUESTION);
            operator.opensTheConversation();
            operator.says(ANSWER);
            visitor.reads(ANSWER);

            outage.passes(List.of("One", "Two", "Three"));

            visitor.readsAtTheEnd(List.of(QUESTION, ANSWER, "One", "Two", "Three"));
            operator.says("Four");
            visitor.readsAtTheEnd(List.of("Two", "Three", "Four"));
        }
    }

    private static void talk(OdooVisitor visitor, Operator operator) {
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

    private static void changeMessages(OdooVisitor visitor, Operator operator, ModelClient.Listener ear) {
        visitor.reacts(ANSWER, "😀");
        hears(ear, "MessageReactions", "😀");
        visitor.answers(ANSWER, "Size 42, please");
        visitor.edits("Size 42, please", SIZE);
        operator.reads(SIZE);
        hears(ear, "mail.message", SIZE);
        visitor.says("Nonsense");
        operator.reads("Nonsense");
        visitor.deletes("Nonsense");
        operator.doesNotRead("Nonsense");
    }

    private static void comeBack(OdooVisitor visitor, Operator operator) {
        visitor.folds();
        operator.says("Still there?");
        visitor.reloads();
        visitor.unfolds();
        visitor.reads("Still there?");
        visitor.reads(QUESTION);
        visitor.seesReaction(ANSWER, "😀");
    }

    private static void upload(OdooVisitor visitor, ModelClient scripts, ModelClient.Listener ear, Path file) {
        visitor.cannotUpload();
        JsonArray livechats = JsonArray.of(JsonArray.of("channel_type", "=", "livechat"));
        JsonArray found = (JsonArray) scripts.call("discuss.channel", "search", livechats);
        scripts.call("discuss.channel", "write", found, JsonObject.of("allow_public_upload", true));
        visitor.uploads(file);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ear.heard("discuss.channel/new_message"))
                        .anyMatch(message -> message.encode().contains("size.txt")));
    }

    private static void end(OdooVisitor visitor, ModelClient.Listener ear, Wiser mails) {
        visitor.closes();
        visitor.rates(5, "Quick & kind");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ear.heard("discuss.channel/new_message"))
                        .anyMatch(message -> message.encode().contains("Quick &amp; kind")));
        visitor.asksForTheTranscript(EMAIL);
        await().atMost(PATIENCE).until(() -> mails.getMessages().size() == 1);
        WiserMessage mail = mails.getMessages().get(0);
        assertThat(mail.getEnvelopeReceiver()).isEqualTo(EMAIL);
        assertThat(new String(mail.getData(), UTF_8)).contains(SIZE);
        visitor.leaves();
    }

    private static void beginAnew(OdooVisitor visitor, Operator operator) {
        visitor.opensTheChat();
        visitor.says("Me again");
        operator.hasConversations(2);
    }

    private static void hears(ModelClient.Listener ear, String model, String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ear.heard("mail.record/insert"))
                        .anyMatch(payload ->
                                payload.containsKey(model) && payload.encode().contains(text)));
    }
}
