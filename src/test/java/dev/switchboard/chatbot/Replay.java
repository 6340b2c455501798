package dev.switchboard.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.chatbot.Sketch.Line;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows a conversation by what was written in it and by nothing else: each step that the chatbot reached has to follow
 * from the script, from the answers that were picked and from a message of the visitor for each question before it.
 */
final class Replay {
    private final Sketch script;
    private final Map<Integer, Integer> picked;
    private @Nullable Line at;
    private int unheard;

    private Replay(Sketch script, Map<Integer, Integer> picked) {
        this.script = script;
        this.picked = picked;
    }

    /**
     * Compares where the log leads to with where the server says that the conversation stands.
     *
     * @param script the version that runs, of which nothing was taken out since
     * @param history what the server tells of messages
     * @param current the id of the step at hand; none when the script begins anew
     */
    static void compare(Sketch script, JsonObject history, List<JsonObject> messages, @Nullable Integer current) {
        Replay replay = new Replay(script, picked(history));
        messages.forEach(replay::follow);
        replay.endsAt(current);
    }

    private static Map<Integer, Integer> picked(JsonObject history) {
        return history.getJsonArray("ChatbotStep", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(step -> step.containsKey("selectedAnswer"))
                .collect(Collectors.toMap(
                        step -> step.getInteger("scriptStep"), step -> step.getInteger("selectedAnswer")));
    }

    private void follow(JsonObject message) {
        boolean visitors = "guest".equals(message.getJsonObject("author").getString("type"));
        unheard += visitors ? 1 : 0;
        JsonObject said = message.getJsonObject("chatbotStep");
        if (said == null || (at != null && at.id() == said.getInteger("scriptStep"))) {
            return; // a question that is asked again stays the same one
        }
        assertThat(reaches(said.getInteger("scriptStep")))
                .as("%s after %s, with %s", said, at, picked)
                .isTrue();
        unheard = 0;
    }

    /** Goes on through steps that say nothing, as far as there are messages for those among them that wait. */
    private boolean reaches(int step) {
        Optional<Line> next = next(step);
        while (next.isPresent() && mayLeave()) {
            unheard -= at != null && at.waits() ? 1 : 0;
            at = next.get();
            if (at.id() == step) {
                return true;
            }
            next = next(step);
        }
        return false;
    }

    private boolean mayLeave() {
        boolean answered = at != null && unheard > 0 && (!at.asks() || picked.containsKey(at.id()));
        return at == null || !at.waits() || answered;
    }

    /** A welcome is said line by line, also where two have the same number. */
    private Optional<Line> next(int step) {
        List<Line> welcome = script.welcome();
        int said = at == null ? -1 : welcome.indexOf(at);
        Optional<Line> welcomed = welcome.stream()
                .skip(said + 1L)
                .filter(line -> line.id() == step && (at == null || said >= 0))
                .findFirst();
        return welcomed.or(() -> at == null ? script.lines().stream().findFirst() : script.after(at, picked.values()));
    }

    private void endsAt(@Nullable Integer current) {
        boolean there = at == null ? current == null : Integer.valueOf(at.id()).equals(current);
        assertThat(there || (current != null && reaches(current)))
                .as("the log leads to %s, the server is at %s", at, current)
                .isTrue();
    }
}
