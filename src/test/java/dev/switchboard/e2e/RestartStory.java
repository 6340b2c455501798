package dev.switchboard.e2e;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed in the middle of a conversation and started again; both sides go on. */
@ExtendWith(Browsing.class)
class RestartStory {

    @Test
    void bothSidesGoOnInTheSameConversation(Chromium chromium, @TempDir Path data) {
        var first = TestServer.on(data);
        try (var shop = new Shop(first.url())) {
            var operator = new Operator(chromium);
            operator.signsIn(first.url(), TestServer.LOGIN, TestServer.PASSWORD);
            var visitor = new Visitor(chromium);
            visitor.visits(shop);
            visitor.opensTheChat();
            visitor.says("Are you there?");
            operator.opensTheConversation();
            operator.says("Yes");
            visitor.reads("Yes");

            first.kill();

            try (var second = TestServer.on(data, first.url().getPort())) {
                visitor.says("And now?");
                operator.reads("And now?");
                operator.says("Still, and on " + second.url());
                visitor.reads("Still, and on " + second.url());
                var conversation = List.of("Are you there?", "Yes", "And now?", "Still, and on " + second.url());
                visitor.reads(conversation);
                operator.reads(conversation);
                operator.hasConversations(1);
            }
        } finally {
            first.kill();
        }
    }
}
