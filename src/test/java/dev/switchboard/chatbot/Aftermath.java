package dev.switchboard.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.chatbot.ExpectedRun.Kept;
import dev.switchboard.chatbot.Sketch.Line;
import dev.switchboard.http.ModelClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what is left of a conversation with what should be. */
final class Aftermath {
    private static final int ALL = 1_000;

    private Aftermath() {}

    /** What the server tells somebody who comes back is where the conversation should be. */
    static void compareWithReload(ScriptVisitor visitor, ExpectedRun expected) {
        Optional<JsonObject> told = visitor.reload();
        assertThat(told.isEmpty()).as("is it over?").isEqualTo(expected.isOver());
        told.ifPresent(conversation -> compare(conversation.getJsonObject("chatbot"), expected, expected.at()));
    }

    private static void compare(@Nullable JsonObject chatbot, ExpectedRun expected, @Nullable Line at) {
        if (at == null || chatbot == null) {
            assertThat(chatbot == null).as("no step at hand: %s", chatbot).isEqualTo(at == null);
            return;
        }
        JsonObject current = chatbot.getJsonObject("currentStep");
        assertThat(current.getJsonObject("scriptStep").getInteger("id")).isEqualTo(at.id());
        boolean told = expected.asked() != null && !at.type().equals(Sketch.HAND_OVER); // as Odoo tells it
        assertThat(current.getValue("message")).isEqualTo(told ? expected.asked() : false);
        assertThat(current.getBoolean("operatorFound")).isEqualTo(expected.handedOver());
    }

    /** All that was written is there in its order, and what belongs to steps is kept with them. */
    static void compareWithAllThatIsKept(ModelClient admin, ScriptVisitor visitor, ExpectedRun expected) {
        assertThat(visitor.messageIds()).isEqualTo(expected.messages());
        JsonArray rows = (JsonArray) admin.call(
                "chatbot.message",
                "search_read",
                JsonArray.of(JsonArray.of("discuss_channel_id", "=", visitor.conversation())),
                JsonArray.of("mail_message_id", "script_step_id", "user_script_answer_id", "user_raw_answer"),
                0,
                ALL,
                "id");
        Map<Integer, Kept> kept = new LinkedHashMap<>();
        rows.stream()
                .map(JsonObject.class::cast)
                .forEach(row -> kept.put(Objects.requireNonNull(pointed(row, "mail_message_id")), kept(row)));
        assertThat(List.copyOf(kept.entrySet()))
                .isEqualTo(List.copyOf(expected.kept().entrySet()));
    }

    private static Kept kept(JsonObject row) {
        return new Kept(
                Objects.requireNonNull(pointed(row, "script_step_id")),
                pointed(row, "user_script_answer_id"),
                row.getValue("user_raw_answer") instanceof String words ? words : null);
    }

    private static @Nullable Integer pointed(JsonObject row, String field) {
        return row.getValue(field) instanceof JsonArray pointed ? pointed.getInteger(0) : null;
    }

    /** What was written leads to where the conversation stands, and so does what a client hears that was away. */
    static void compareWithTheLog(ScriptVisitor visitor, ExpectedRun expected) {
        JsonObject history = visitor.history();
        List<JsonObject> messages = visitor.messages();
        if (expected.isOfTheScriptAsItWas()) {
            Integer at = expected.at() == null ? null : expected.at().id();
            Replay.compare(expected.script(), history, messages, at);
        }
        if (!messages.isEmpty()) {
            compareWithTheBus(visitor, messages);
        }
    }

    private static void compareWithTheBus(ScriptVisitor visitor, List<JsonObject> messages) {
        Map<Integer, JsonObject> heard = new LinkedHashMap<>();
        visitor.missed(messages.get(messages.size() - 1).getInteger("id")).stream()
                .map(told ->
                        told.getJsonObject("data").getJsonArray("mail.message").getJsonObject(0))
                .forEach(message -> heard.put(message.getInteger("id"), message));
        assertThat(List.copyOf(heard.keySet()))
                .isEqualTo(messages.stream()
                        .map(message -> message.getInteger("id"))
                        .toList());
        for (JsonObject message : messages) {
            JsonObject told = Objects.requireNonNull(heard.get(message.getInteger("id")));
            assertThat(told.getString("body")).isEqualTo(message.getString("body"));
            assertThat(told.getJsonObject("author").getInteger("id"))
                    .isEqualTo(message.getJsonObject("author").getInteger("id"));
            if (message.containsKey("chatbotStep")) {
                assertThat(told.getJsonObject("chatbotStep")).isEqualTo(message.getJsonObject("chatbotStep"));
            }
        }
    }
}
