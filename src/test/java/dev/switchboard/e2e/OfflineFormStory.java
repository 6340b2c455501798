package dev.switchboard.e2e;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.http.MailBox;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is there: a visitor leaves a message, is answered by mail, and goes on where the mail's link leads. */
@ExtendWith(Browsing.class)
class OfflineFormStory {
    private static final Pattern LINK = Pattern.compile("http\\S+#livechat-resume=\\S+");

    /** Answers are gathered for a minute before they are mailed. */
    @Test
    @Timeout(value = 5, unit = MINUTES)
    void aMessageThatWasLeftIsAnsweredByMailAndTheConversationGoesOn(Chromium chromium, @TempDir Path data) {
        try (var mails = new MailBox();
                var server = TestServer.with(data, "--smtp-url", mails.url());
                var shop = new Shop(server.url())) {
            mails.open();
            new BackOffice(server.url())
                    .call("switchboard.reception", "create", JsonObject.of("channel_id", 1, "offline_form", true));
            leaveAMessage(new Visitor(chromium), shop);
            var operator = new Operator(chromium);
            operator.signsIn(server.url(), TestServer.LOGIN, TestServer.PASSWORD);
            answer(operator);
            goOn(new Visitor(chromium), linkIn(mails), operator);
        }
    }

    private static void leaveAMessage(Visitor visitor, Shop shop) {
        visitor.visits(shop);
        visitor.opensTheChat();
        visitor.leavesAMessage("Ada", "ada@example.com", "Is it waterproof?");
        visitor.reads("Is it waterproof?");
        visitor.isTold("Answers go to ada@example.com");
        visitor.goesAway();
    }

    private static void answer(Operator operator) {
        operator.readsTheName("✉ Ada");
        operator.opensTheConversation();
        operator.reads("Is it waterproof?");
        operator.says("It is,");
        operator.says("down to fifty metres");
        operator.reads("down to fifty metres");
    }

    private static String linkIn(MailBox mails) {
        await().atMost(150, SECONDS).until(() -> !mails.all().isEmpty());
        assertThat(mails.all()).singleElement().satisfies(mail -> {
            assertThat(mail.receiver()).isEqualTo("ada@example.com");
            assertThat(mail.text()).contains("Hello Ada,", "It is,", "down to fifty metres");
        });
        var link = LINK.matcher(mails.first().text());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static void goOn(Visitor again, String link, Operator operator) {
        again.follows(link);
        assertThat(again.page().url()).doesNotContain("resume");
        again.reads(List.of("Is it waterproof?", "It is,", "down to fifty metres"));
        again.says("Thank you");
        operator.reads("Thank you");
        again.reloadsThePage();
        again.reads("Thank you");
    }
}
