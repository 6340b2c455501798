package dev.switchboard.e2e;

import dev.switchboard.http.ModelClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A script with a step of every type in our own widget. */
@ExtendWith(Browsing.class)
class ChatbotStory {
    @Test
    void aVisitorGoesThroughAScriptThatGoesOnAfterEachReloadAndBeginsAnew(Chromium chromium, @TempDir Path data) {
        try (var server = TestServer.on(data);
                var shop = new Shop(server.url())) {
            ShoeBot.answersIn(ModelClient.signIn(server, TestServer.LOGIN, TestServer.PASSWORD));
            var visitor = new Visitor(chromium);
            visitor.visits(shop);
            visitor.opensTheChat();

            visitor.isAsked(ShoeBot.TOPIC, List.of(ShoeBot.SHOES, ShoeBot.ELSE));
            visitor.reloadsThePage();
            visitor.picks(ShoeBot.SHOES);
            visitor.isAsked(ShoeBot.COLOUR, List.of(ShoeBot.RED, ShoeBot.BLUE));
            visitor.reloadsThePage();
            visitor.picks(ShoeBot.RED);
            visitor.reads(ShoeBot.ONLY_RED_SHOES);
            visitor.reloadsThePage();
            answerAll(visitor);
            visitor.reads(ShoeBot.NOBODY);
            visitor.doesNotRead(ShoeBot.FORWARD);
            visitor.reloadsThePage();

            visitor.restartsTheScript();
            visitor.picks(ShoeBot.ELSE);
            visitor.reads(ShoeBot.ONLY_ELSE);
        }
    }

    @Test
    void anOperatorTakesOverAndReadsWhatWasSaid(Chromium chromium, @TempDir Path data) {
        try (var server = TestServer.on(data);
                var shop = new Shop(server.url())) {
            ShoeBot.answersIn(ModelClient.signIn(server, TestServer.LOGIN, TestServer.PASSWORD));
            var operator = new Operator(chromium);
            operator.signsIn(server.url(), TestServer.LOGIN, TestServer.PASSWORD);
            var visitor = new Visitor(chromium);
            visitor.visits(shop);
            visitor.opensTheChat();

            visitor.picks(ShoeBot.SHOES);
            visitor.picks(ShoeBot.BLUE);
            var other = visitor.inAnotherTab(shop);
            answerAll(other);
            visitor.reads(ShoeBot.WHOLE);
            operator.opensTheConversation();
            operator.reads(ShoeBot.WHOLE);
            operator.says("Hello Ada, I am a human");
            other.reads("Hello Ada, I am a human");
            visitor.says("So am I");
            operator.reads("So am I");
            other.reads("So am I");
        }
    }

    private static void answerAll(Visitor visitor) {
        visitor.reads(ShoeBot.EMAIL);
        visitor.says("not an address");
        visitor.reads(ShoeBot.NO_ADDRESS);
        visitor.says("ada@example.com");
        visitor.reads(ShoeBot.PHONE);
        visitor.says("+32 2 290 34 90");
        visitor.reads(ShoeBot.NAME);
        visitor.says("Ada");
        visitor.reads(ShoeBot.DETAILS);
        visitor.says("They are wide,");
        visitor.says("and long.");
    }
}
