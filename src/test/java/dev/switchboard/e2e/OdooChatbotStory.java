package dev.switchboard.e2e;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Odoo 18.0's own, unmodified embed bundle runs a script with a step of every type. It is skipped as
 * {@link OdooWidgetStory} is.
 */
@ExtendWith({OdooAtHand.class, Browsing.class})
class OdooChatbotStory {
    @Test
    void aVisitorGoesThroughAScriptWhileNobodyIsThere(Chromium chromium, @TempDir Path data) {
        try (var shop = new ShoeShop(data, "--odoo-url", OdooAtHand.url())) {
            var visitor = shop.odooVisitor(chromium);
            visitor.reads(ShoeBot.HELLO);

            choose(visitor, ShoeBot.SHOES, ShoeBot.ONLY_SHOES, ShoeBot.RED, ShoeBot.ONLY_RED_SHOES);
            visitor.reads(ShoeBot.EMAIL);
            visitor.reloads();
            visitor.readsAtTheEnd(List.of(ShoeBot.RED, ShoeBot.ONLY_RED_SHOES, ShoeBot.EMAIL));
            leaveAnAddress(visitor);
            var other = visitor.inAnotherTab(shop.shop);
            tellAll(other);
            for (var tab : List.of(visitor, other)) {
                tab.readsAtTheEnd(List.of("They are wide,", "and long.", ShoeBot.NOBODY));
            }
            other.cannotWrite("Conversation ended...");
        }
    }

    /**
     * With a script that has no forward: one that finds nobody comes without a message, from Odoo as well, for which
     * Odoo's page keeps one without an id, and then has no certain place for those that follow.
     */
    @Test
    void aVisitorGoesThroughAScriptAgain(Chromium chromium, @TempDir Path data) {
        try (var shop = new ShoeShop(data, "--odoo-url", OdooAtHand.url())) {
            ShoeBot.endsWithTheTopic(shop.manager, shop.script);
            var visitor = shop.odooVisitor(chromium);

            topic(visitor, ShoeBot.SHOES, ShoeBot.ONLY_SHOES);
            visitor.cannotWrite("Conversation ended...");
            visitor.restartsTheScript();
            topic(visitor, ShoeBot.ELSE, ShoeBot.ONLY_ELSE);
            visitor.cannotWrite("Conversation ended...");
        }
    }

    @Test
    void anOperatorWhoIsThereTakesOverAndReadsWhatWasSaid(Chromium chromium, @TempDir Path data) {
        try (var shop = new ShoeShop(data, "--odoo-url", OdooAtHand.url())) {
            var operator = shop.operator(chromium);
            var visitor = shop.odooVisitor(chromium);

            choose(visitor, ShoeBot.SHOES, ShoeBot.ONLY_SHOES, ShoeBot.BLUE, ShoeBot.EMAIL);
            leaveAnAddress(visitor);
            tellAll(visitor);
            visitor.reads(ShoeBot.FORWARD);
            operator.opensTheConversation();
            operator.reads(ShoeBot.WHOLE);
            operator.says("Hello Ada, I am a human");
            visitor.reads("Hello Ada, I am a human");
            visitor.says("So am I");
            operator.reads("So am I");
            visitor.doesNotRead(ShoeBot.NOBODY);
        }
    }

    private static void choose(
            OdooVisitor visitor, String topic, String afterTopic, String colour, String afterColour) {
        topic(visitor, topic, afterTopic);
        visitor.isAsked(ShoeBot.COLOUR, List.of(ShoeBot.RED, ShoeBot.BLUE));
        visitor.picks(colour);
        visitor.reads(afterColour);
    }

    private static void topic(OdooVisitor visitor, String topic, String afterTopic) {
        visitor.isAsked(ShoeBot.TOPIC, List.of(ShoeBot.SHOES, ShoeBot.ELSE));
        visitor.cannotWrite("Select an option above");
        visitor.picks(topic);
        visitor.reads(afterTopic);
    }

    private static void leaveAnAddress(OdooVisitor visitor) {
        visitor.reads(ShoeBot.EMAIL);
        visitor.says("not an address");
        visitor.reads(ShoeBot.NO_ADDRESS);
        visitor.says("ada@example.com");
        visitor.reads(ShoeBot.PHONE);
    }

    private static void tellAll(OdooVisitor visitor) {
        visitor.says("+32 2 290 34 90");
        visitor.reads(ShoeBot.NAME);
        visitor.says("Ada");
        visitor.reads(ShoeBot.DETAILS);
        visitor.says("They are wide,");
        visitor.says("and long.");
    }
}
