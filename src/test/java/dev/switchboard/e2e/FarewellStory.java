package dev.switchboard.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A conversation ends: the visitor says how it was, and begins another. */
@ExtendWith(Browsing.class)
class FarewellStory {

    @Test
    void theVisitorLeavesRatesAndStartsAnew(Chromium chromium, @TempDir Path data) {
        try (var encounter = new Encounter(chromium, data)) {
            var operator = encounter.operator;
            var visitor = encounter.visitor;
            visitor.says("Thank you, bye");
            operator.opensTheConversation();
            operator.reads("Thank you, bye");
            visitor.reloadsThePage();
            visitor.reads("Thank you, bye");

            visitor.leaves();
            operator.isTold("Visitor left the conversation.");
            visitor.rates(3, "Slow, but right");
            operator.isTold("Rating: 😐");
            visitor.rates(5, "");
            operator.isTold("Rating: 🙂");
            visitor.asksForACopyAndIsTold("not told which mail server");

            visitor.startsAnew();
            visitor.says("One more thing");
            visitor.reads("One more thing");
        }
    }
}
