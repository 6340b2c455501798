package dev.switchboard.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Answers come late and people do not wait for them. */
@ExtendWith(Browsing.class)
class SlowLineStory {
    @Test
    void whoWritesBeforeTheConversationHasBegunIsHeard(Chromium chromium, @TempDir Path data) {
        try (var encounter = new Encounter(chromium, data)) {
            var hasty = encounter.another(chromium);
            var greeting = hasty.waitsForTheAnswerTo("**/im_livechat/cors/get_session");
            hasty.opensTheChat();
            hasty.says("Do you have red shoes?");
            greeting.arrives();
            hasty.says("In my size?");

            encounter.operator.opensTheConversation();
            encounter.operator.reads("Do you have red shoes?");
            encounter.operator.reads("In my size?");
            encounter.operator.says("In all sizes");
            hasty.reads("In all sizes");
        }
    }

    @Test
    void whoClosesTheWindowBeforeTheConversationHasBegunDoesNotFindItOnTheNextPage(
            Chromium chromium, @TempDir Path data) {
        try (var encounter = new Encounter(chromium, data)) {
            var hasty = encounter.another(chromium);
            var greeting = hasty.waitsForTheAnswerTo("**/im_livechat/cors/get_session");
            hasty.opensTheChat();
            hasty.closesTheWindow();
            greeting.arrives();
            hasty.page().reload();
            hasty.seesTheButton();
            hasty.seesNoWindow();

            hasty.opensTheChat();
            hasty.isGreetedWith("ow may I help you?");
        }
    }
}
