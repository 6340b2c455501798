package dev.switchboard.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import dev.switchboard.http.ModelClient;
import dev.switchboard.http.RawClient;
import dev.switchboard.http.Servers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Odoo's widget asks for no next step after the last one: what its question is answered is kept all the same. */
@TestInstance(Lifecycle.PER_CLASS)
class LastAnswersIT {
    private final ServerProcess server = Servers.withOperator(TestDatabase.fresh());
    private final ModelClient admin = ModelClient.admin(server);
    private final RawClient client = new RawClient(server.url());

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aTelephoneNumberIsKeptAndNotWhatIsSaidAfterIt() {
        ScriptVisitor visitor = asked("question_phone");

        say(visitor, "+32 2 290 34 90");
        assertThat(admin.route("/mail/message/post", said(visitor, "I call you")))
                .isNotEmpty();
        say(visitor, "Thank you");

        assertThat(kept(visitor)).containsExactly("+32 2 290 34 90");
    }

    @Test
    void anAddressIsKeptOnceItWasLookedAt() {
        ScriptVisitor visitor = asked("question_email");

        say(visitor, "not an address");
        assertThat(visitor.checkAddress().encode()).contains("\"success\":false");
        say(visitor, "ada@example.com");
        assertThat(visitor.checkAddress().encode()).contains("\"success\":true");

        assertThat(kept(visitor)).containsExactly("ada@example.com");
    }

    @Test
    void whatAnswersAnotherQuestionIsNotKept() {
        ScriptVisitor visitor = asked("free_input_single");

        say(visitor, "+32 2 290 34 90");

        assertThat(kept(visitor)).isEmpty();
    }

    /** Somebody in a conversation whose script ends with such a question. */
    private ScriptVisitor asked(String type) {
        JsonObject step = JsonObject.of("step_type", type, "message", "How do we reach you?");
        int script = admin.create(
                "chatbot.script",
                JsonObject.of("title", type, "script_step_ids", JsonArray.of(JsonArray.of(0, 0, step))));
        admin.call(
                "im_livechat.channel.rule",
                "create",
                JsonObject.of("channel_id", 1, "chatbot_script_id", script, "regex_url", "^nowhere$"));
        return ScriptVisitor.open(client, 1, script);
    }

    private static void say(ScriptVisitor visitor, String words) {
        assertThat(visitor.post(words).containsKey("error")).isFalse();
    }

    private static JsonObject said(ScriptVisitor visitor, String words) {
        JsonObject data = JsonObject.of("body", words, "message_type", "comment", "subtype_xmlid", "mail.mt_comment");
        return JsonObject.of("thread_model", "discuss.channel", "thread_id", visitor.conversation(), "post_data", data);
    }

    private List<String> kept(ScriptVisitor visitor) {
        JsonArray rows = (JsonArray) admin.call(
                "chatbot.message",
                "search_read",
                JsonArray.of(
                        JsonArray.of("discuss_channel_id", "=", visitor.conversation()),
                        JsonArray.of("user_raw_answer", "!=", false)),
                JsonArray.of("user_raw_answer"));
        return rows.stream()
                .map(row -> ((JsonObject) row).getString("user_raw_answer").replaceAll("<[^>]*>", ""))
                .toList();
    }
}
