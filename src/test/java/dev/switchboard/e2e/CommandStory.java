package dev.switchboard.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An operator types commands in the place of messages; the visitor hears nothing of them. */
@ExtendWith(Browsing.class)
class CommandStory {

    @Test
    void theOperatorAsksForHelpAndForThePagesAndLeaves(Chromium chromium, @TempDir Path data) {
        try (var encounter = new Encounter(chromium, data)) {
            var operator = encounter.operator;
            var visitor = encounter.visitor;
            visitor.says("Which of the two?");
            operator.opensTheConversation();
            operator.reads("Which of the two?");
            visitor.goesToThePage("/?shoes=<b>red</b>");
            visitor.reads("Which of the two?");

            operator.says("/help");
            operator.isTold("Type /command to execute a command.");
            operator.says("/history");
            operator.isTold("//?shoes=%3Cb%3Ered%3C/b%3E");
            operator.says("/helpless");
            visitor.reads("/helpless");
            visitor.isToldNothingOf("Type /command");

            operator.sends(data, "price list.txt");
            operator.seesInTheList("price list.txt");
            operator.says("/leave");
            operator.hasConversations(0);
            visitor.says("Still here?");
            operator.hasConversations(1);
        }
    }

    @Test
    void helpListsWhatTheOperatorMayUse(Chromium chromium, @TempDir Path data) {
        try (var encounter = new Encounter(chromium, data)) {
            encounter.visitor.says("Which of the two?");
            encounter.operator.opensTheConversation();
            encounter.operator.says("/help");
            encounter.operator.isTold("/ticket Create a new ticket (/ticket ticket title)");
            encounter.operator.isNotTold("List users in the current channel");
            encounter.operator.says("/lead Shoes");
            encounter.operator.isTold("Nobody takes a lead yet");
        }
    }

    @Test
    void aCommandIsNoMessageEvenBeforeTheConsoleKnowsIt(Chromium chromium, @TempDir Path data) {
        try (var encounter = new Encounter(chromium, data)) {
            encounter.visitor.says("Which of the two?");
            var commands = encounter.operator.waitsForTheAnswerTo("**/discuss.channel/commands");
            encounter.operator.opensTheConversation();
            encounter.operator.says("/help");
            commands.arrives();
            encounter.operator.isTold("Type /command to execute a command.");
            encounter.visitor.doesNotRead("/help");
        }
    }
}
