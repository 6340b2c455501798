package dev.switchboard.e2e;

import dev.switchboard.app.ServerProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The only operator is busy: a visitor waits in line, also while the server starts anew, and is connected. */
@ExtendWith(Browsing.class)
class WaitingQueueStory {

    @Test
    void whoWaitsIsConnectedWhenTheOperatorIsFree(Chromium chromium, @TempDir Path data) {
        var first = TestServer.on(data);
        try (var shop = new Shop(first.url())) {
            var operator = oneConversationAtATime(chromium, first);
            var busy = new Visitor(chromium);
            busy.visits(shop);
            busy.opensTheChat();
            busy.says("A long story");
            operator.opensTheConversation();
            operator.reads("A long story");

            var waiting = inLine(chromium, shop, "You are next.");
            var last = inLine(chromium, shop, "You are number 2 in line.");

            first.kill();
            try (var again = TestServer.on(data, first.url().getPort())) {
                busy.says("It ends here");
                operator.reads("It ends here");
                busy.leaves();

                waiting.says("My turn on " + again.url());
                waiting.reads("My turn on " + again.url());
                last.seesThePlace("You are next.");
                operator.hasConversations(2);
            }
        } finally {
            first.kill();
        }
    }

    private static Visitor inLine(Chromium chromium, Shop shop, String place) {
        var visitor = new Visitor(chromium);
        visitor.visits(shop);
        visitor.opensTheChat();
        visitor.seesThePlace(place);
        return visitor;
    }

    private static Operator oneConversationAtATime(Chromium chromium, ServerProcess server) {
        var operator = new Operator(chromium);
        operator.signsIn(server.url(), TestServer.LOGIN, TestServer.PASSWORD);
        var office = new BackOffice(server.url());
        office.call("switchboard.reception", "create", JsonObject.of("channel_id", 1, "waiting_queue", true));
        var own = office.call("res.users.settings", "search", JsonArray.of(JsonArray.of("user_id", "=", 2)));
        office.call("res.users.settings", "write", own, JsonObject.of("livechat_capacity", 1));
        return operator;
    }
}
