package dev.switchboard.e2e;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From one command: a visitor on somebody's page and an operator talk to each other. */
@ExtendWith(Browsing.class)
class ConversationStory {
    private static final String QUESTION = "Do you have <b>red</b> shoes?";
    private static final String ANSWER = "Yes, in all sizes";
    private static final String THANKS = "Thanks & bye 😀";

    @Test
    void aVisitorAndAnOperatorTalk(Chromium chromium, @TempDir Path data) {
        try (var encounter = new Encounter(chromium, data)) {
            var operator = encounter.operator;
            var visitor = encounter.visitor;
            visitor.isGreetedWith("ow may I help you?");

            ask(visitor, operator);
            answer(operator, visitor);
            thank(visitor, operator);
            reload(visitor, operator);
        }
    }

    private static void ask(Visitor visitor, Operator operator) {
        visitor.says(QUESTION);
        operator.opensTheConversation();
        operator.reads(QUESTION);
        visitor.seesThatItWasRead(QUESTION);
    }

    private static void answer(Operator operator, Visitor visitor) {
        operator.beginsToType("Yes, in");
        visitor.seesTyping();
        operator.says(ANSWER);
        visitor.reads(ANSWER);
        visitor.seesNoTyping();
        operator.seesThatItWasRead(ANSWER);
    }

    private static void thank(Visitor visitor, Operator operator) {
        visitor.beginsToType("Thank");
        operator.seesTyping();
        visitor.says(THANKS);
        operator.reads(THANKS);
        operator.seesNoTyping();
    }

    private static void reload(Visitor visitor, Operator operator) {
        visitor.reloadsThePage();
        visitor.reads(List.of(QUESTION, ANSWER, THANKS));
        operator.reads(List.of(QUESTION, ANSWER, THANKS));
        operator.says("Still here?");
        visitor.reads("Still here?");
        operator.hasConversations(1);
    }
}
