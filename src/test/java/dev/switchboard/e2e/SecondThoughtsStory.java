package dev.switchboard.e2e;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was said is not the end of it: either side marks, answers, changes and takes back, and the other side sees it. */
@ExtendWith(Browsing.class)
class SecondThoughtsStory {
    private static final String QUESTION = "Do you have <b>red</b> shoes?";
    private static final String ANSWER = "Yes, in all sizes";

    @Test
    void messagesAreMarkedAnsweredChangedAndTakenBack(Chromium chromium, @TempDir Path data) {
        try (var encounter = new Encounter(chromium, data)) {
            var operator = encounter.operator;
            var visitor = encounter.visitor;
            visitor.says(QUESTION);
            operator.opensTheConversation();

            mark(operator, visitor);
            answer(operator, visitor);
            change(operator, visitor);
            takeBack(operator, visitor);

            operator.reloadsThePage();
            visitor.reloadsThePage();
            for (Party party : List.of(operator, visitor)) {
                party.seesMark(QUESTION, "👍 1");
                party.seesMark(QUESTION, "🚲 1");
                party.seesThatItAnswers("Great", ANSWER + " but 43");
                party.seesThatItWasChanged(ANSWER + " but 43");
                party.seesThatSomethingWasTakenBack(2);
            }
        }
    }

    private static void mark(Operator operator, Visitor visitor) {
        operator.marks(QUESTION, "👍");
        visitor.seesMark(QUESTION, "👍 1");
        visitor.clicksMark(QUESTION, "👍");
        operator.seesMark(QUESTION, "👍 2");
        operator.clicksMark(QUESTION, "👍");
        visitor.seesMark(QUESTION, "👍 1");
        visitor.marksWithAnother(QUESTION, "🚲");
        operator.seesMark(QUESTION, "🚲 1");
        visitor.cannotMarkWith(QUESTION, "nonsense");
    }

    private static void answer(Operator operator, Visitor visitor) {
        operator.answers(QUESTION, ANSWER);
        visitor.seesThatItAnswers(ANSWER, QUESTION);
        visitor.goesToWhatItAnswers(ANSWER, QUESTION);
        visitor.answers(ANSWER, "Great");
        operator.seesThatItAnswers("Great", ANSWER);
    }

    private static void change(Operator operator, Visitor visitor) {
        visitor.cannotChange(ANSWER);
        operator.changes(ANSWER, ANSWER + " but 43");
        visitor.seesThatItWasChanged(ANSWER + " but 43");
        visitor.seesThatItAnswers("Great", ANSWER + " but 43");
        visitor.changesTheLastOne("Great", "Great <3\nand thanks");
        operator.seesThatItWasChanged("Great <3");
    }

    private static void takeBack(Operator operator, Visitor visitor) {
        visitor.says("My card number is 4111");
        visitor.takesBack("My card number is 4111");
        operator.seesThatSomethingWasTakenBack(1);
        operator.doesNotRead("4111");
        operator.says("oops");
        operator.emptiesAndConfirms("oops");
        visitor.seesThatSomethingWasTakenBack(2);
        visitor.doesNotRead("oops");
    }
}
