package dev.switchboard.e2e;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** After an outage that was longer than the server remembers what it told, nobody's conversation has a hole. */
@ExtendWith(Browsing.class)
class OutageStory {

    @Test
    void bothSidesFetchWhatTheServerNoLongerTellsThem(Chromium chromium) {
        try (var outage = new Outage();
                var shop = new Shop(outage.server().url())) {
            var operator = new Operator(chromium);
            operator.signsIn(outage.server().url(), TestServer.LOGIN, TestServer.PASSWORD);
            var visitor = new Visitor(chromium);
            visitor.visits(shop);
            visitor.opensTheChat();
            visitor.says("Are you there?");
            operator.opensTheConversation();
            operator.says("Yes");
            visitor.reads("Yes");

            outage.passes(List.of("One", "Two", "Three"));

            var conversation = List.of("Are you there?", "Yes", "One", "Two", "Three");
            visitor.reads(conversation);
            operator.reads(conversation);
            operator.says("Four");
            visitor.reads("Four");
        }
    }
}
