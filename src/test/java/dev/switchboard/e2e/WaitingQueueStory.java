package dev.switchboard.e2e;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
            var busy = inAConversation(chromium, shop, operator);
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

    @Test
    void whoFindsNobodyFreeBehindAChatbotWaitsInTheConversation(Chromium chromium, @TempDir Path data) {
        try (var server = TestServer.on(data);
                var shop = new Shop(server.url())) {
            var operator = oneConversationAtATime(chromium, server);
            forwardingBot(new BackOffice(server.url()));
            var busy = behindTheBot(chromium, shop, "A long story");
            operator.opensTheConversation();
            operator.reads("A long story");

            var waiting = behindTheBot(chromium, shop, "My turn");
            waiting.reads(NOBODY);
            waiting.seesThePlace("You are next.");
            waiting.says("I wait");
            waiting.reloadsThePage();
            waiting.seesThePlace("You are next.");
            busy.seesNoPlace();
            busy.leaves();

            waiting.isTold("Administrator joined the channel");
            waiting.seesNoPlace();
            operator.opensTheConversation();
            operator.reads("I wait");
            operator.says("Here I am");
            waiting.reads("Here I am");
            waiting.says("At last");
            operator.reads("At last");
        }
    }

    @Test
    void whoClosesTheWindowBeforeTheirPlaceIsKnownIsNotInTheLine(Chromium chromium, @TempDir Path data) {
        try (var server = TestServer.on(data);
                var shop = new Shop(server.url())) {
            inAConversation(chromium, shop, oneConversationAtATime(chromium, server));
            var hasty = new Visitor(chromium);
            hasty.visits(shop);
            var place = hasty.waitsForTheAnswerTo("**/im_livechat/cors/queue/join");
            hasty.opensTheChat();
            hasty.closesTheWindow();
            place.arrives();
            hasty.seesNoWindow();

            inLine(chromium, shop, "You are next.");
        }
    }

    @CanIgnoreReturnValue
    private static Visitor inAConversation(Chromium chromium, Shop shop, Operator operator) {
        var visitor = new Visitor(chromium);
        visitor.visits(shop);
        visitor.opensTheChat();
        visitor.says("A long story");
        operator.opensTheConversation();
        operator.reads("A long story");
        return visitor;
    }

    private static final String QUESTION = "How can we help?";
    private static final String NOBODY = "Everybody is busy.";

    private static Visitor behindTheBot(Chromium chromium, Shop shop, String answer) {
        var visitor = new Visitor(chromium);
        visitor.visits(shop);
        visitor.opensTheChat();
        visitor.reads(QUESTION);
        visitor.says(answer);
        return visitor;
    }

    private static void forwardingBot(BackOffice office) {
        var steps = JsonArray.of(
                step("free_input_single", QUESTION), step("forward_operator", "One moment."), step("text", NOBODY));
        var script =
                office.call("chatbot.script", "create", JsonObject.of("title", "Porter", "script_step_ids", steps));
        office.call(
                "im_livechat.channel.rule",
                "create",
                JsonObject.of("channel_id", 1, "chatbot_script_id", script, "sequence", 0, "action", "display_button"));
    }

    private static JsonArray step(String type, String message) {
        return JsonArray.of(0, 0, JsonObject.of("step_type", type, "message", message));
    }

    @CanIgnoreReturnValue
    private static Visitor inLine(Chromium chromium, Shop shop, String place) {
        var visitor = new Visitor(chromium);
        visitor.visits(shop);
        visitor.opensTheChat();
        visitor.seesThePlace(place);
        visitor.reloadsThePage();
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
