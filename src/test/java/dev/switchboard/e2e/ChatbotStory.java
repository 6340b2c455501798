package dev.switchboard.e2e;

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
        try (var shop = new ShoeShop(data)) {
            var visitor = shop.visitor(chromium);

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
        try (var shop = new ShoeShop(data)) {
            var operator = shop.operator(chromium);
            var visitor = shop.visitor(chromium);

            visitor.picks(ShoeBot.SHOES);
            visitor.picks(ShoeBot.BLUE);
            var other = visitor.inAnotherTab(shop.shop);
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

    @Test
    void aStepShowsItsPictureOnAPageOfAnotherSite(Chromium chromium, @TempDir Path data) {
        try (var shop = new ShoeShop(data)) {
            ShoeBot.greetsWith(shop.manager, shop.script, "<p>Look: <img src=\"/web/image/%d\" alt=\"A shoe\"></p>");
            var visitor = shop.visitor(chromium);

            visitor.seesThePicture("A shoe", ShoeBot.PICTURE_WIDTH);
            visitor.picks(ShoeBot.SHOES);
            visitor.reloadsThePage();
            visitor.seesThePicture("A shoe", ShoeBot.PICTURE_WIDTH);
        }
    }

    @Test
    void whoTriesAScriptOutSignsInAndIsAloneWithIt(Chromium chromium, @TempDir Path data) {
        try (var shop = new ShoeShop(data)) {
            var operator = shop.operator(chromium);
            var tester = new Visitor(chromium);
            tester.follows(shop.url(), "/chatbot/" + shop.script + "/test", TestServer.LOGIN, TestServer.PASSWORD);

            tester.picks(ShoeBot.SHOES);
            tester.picks(ShoeBot.RED);
            answerAll(tester);
            tester.reads(ShoeBot.NOBODY);
            tester.doesNotRead(ShoeBot.FORWARD);
            tester.restartsTheScript();
            tester.picks(ShoeBot.ELSE);
            tester.reads(ShoeBot.ONLY_ELSE);
            tester.startsOver();
            tester.isAsked(ShoeBot.TOPIC, List.of(ShoeBot.SHOES, ShoeBot.ELSE));
            tester.doesNotRead(ShoeBot.ONLY_ELSE);
            operator.hasConversations(0);
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
