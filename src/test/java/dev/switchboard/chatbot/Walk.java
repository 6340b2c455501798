package dev.switchboard.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.chatbot.ExpectedRun.Turn;
import dev.switchboard.chatbot.Sketch.Line;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A visitor's way through a script, each step of which is compared with what should come of it. */
final class Walk {
    private static final int AT_ONCE = 3;

    private final ScriptAuthor author;
    private final Random random;
    private final boolean operatorThere;
    private final ScriptVisitor visitor;
    private final ExpectedRun expected;
    private final List<Integer> answers = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private Sketch script;

    Walk(ScriptAuthor author, Random random, ScriptVisitor visitor, Sketch script, boolean operator) {
        this.author = author;
        this.random = random;
        this.visitor = visitor;
        this.script = script;
        this.operatorThere = operator;
        this.expected = new ExpectedRun(script, visitor.messageIds());
        script.lines().forEach(line -> answers.addAll(line.answers()));
    }

    /** What was done, for who wants to know how it came to a failure. */
    List<String> steps() {
        return steps;
    }

    ExpectedRun expected() {
        return expected;
    }

    /** Does something, likely or not, and compares. */
    void on(ScriptVisitor stranger) {
        int what = random.nextInt(100);
        if (what < 75) {
            oneThing(what);
        } else if (what < 87) {
            twoThingsAtOnce(what);
        } else {
            whatComesBetween(what, stranger);
        }
        Aftermath.compareWithReload(visitor, expected);
    }

    private void oneThing(int what) {
        if (what < 45) {
            asTheWidgetDoes();
        } else if (what < 55) {
            trigger();
        } else if (what < 62) {
            say(Saying.any(random));
        } else if (what < 70) {
            pick(any(expected.messages()), any(answers));
        } else {
            check();
        }
    }

    private void twoThingsAtOnce(int what) {
        if (what < 81) {
            triggerAtOnce();
        } else if (what < 84) {
            sayAtOnce();
        } else {
            sayWhileTriggering();
        }
    }

    private void whatComesBetween(int what, ScriptVisitor stranger) {
        if (what < 91) {
            strangers(stranger.lookingInto(visitor));
        } else if (what < 95) {
            edit();
        } else if (what < 97) {
            colleague();
        } else if (what < 99) {
            restart();
        } else {
            leave();
        }
    }

    private int any(List<Integer> ids) {
        return ids.isEmpty() ? 1 : ids.get(random.nextInt(ids.size()));
    }

    private void asTheWidgetDoes() {
        Line at = expected.at();
        if (at != null && expected.waitsForWords()) {
            say(Saying.any(random));
            if (at.asks() && expected.asked() != null) {
                pick(expected.asked(), any(at.answers()));
            }
            if (at.type().equals(Sketch.ADDRESS)) {
                check();
            }
        }
        trigger();
    }

    private void trigger() {
        steps.add("trigger");
        answered(visitor.trigger(), expected.triggered(operatorThere));
    }

    private void answered(JsonObject answer, Turn turn) {
        boolean refused = answer.containsKey("error");
        assertThat(refused).as("refused: %s", answer).isEqualTo(turn == Turn.IS_REFUSED);
        if (refused) {
            assertThat(answer.getJsonObject("error").getJsonObject("data").getString("name"))
                    .isEqualTo("odoo.exceptions.ValidationError");
            return;
        }
        Line at = expected.at();
        if (turn == Turn.ENDS || at == null) {
            assertThat(answer.getValue("result")).isNull();
            return;
        }
        JsonObject step = ScriptVisitor.step(answer).orElseThrow(() -> new AssertionError(at + " expected"));
        if (turn == Turn.MOVES) {
            arrived(step);
        }
        assertThat(step)
                .isEqualTo(JsonObject.of(
                        "id", JsonArray.of(at.id(), visitor.conversation()),
                        "scriptStep", at.id(),
                        "isLast", expected.isLast(),
                        "message", expected.asked() == null ? false : expected.asked(),
                        "operatorFound", expected.handedOver()));
    }

    /** A hand-over is followed by the operator's own word that they are there. */
    private void arrived(JsonObject step) {
        Integer message = ScriptVisitor.message(step);
        assertThat(message != null).as("is something said? %s", step).isEqualTo(expected.speaks());
        if (message != null) {
            expected.said(message);
        }
        if (expected.handedOver()) {
            expected.noted(newest());
        }
    }

    private int newest() {
        List<Integer> all = visitor.messageIds();
        return all.get(all.size() - 1);
    }

    private void say(Saying words) {
        steps.add("say " + words);
        heard(visitor.post(words.body()), words);
    }

    private void heard(JsonObject answer, Saying words) {
        assertThat(answer.containsKey("error")).as("%s", answer).isEqualTo(words.isTooLong());
        if (words.isTooLong()) {
            return;
        }
        JsonObject message =
                answer.getJsonObject("result").getJsonArray("mail.message").getJsonObject(0);
        expected.hears(message.getInteger("id"), message.getString("body"), words.address());
    }

    private void pick(int message, int answer) {
        steps.add("pick %d at message %d".formatted(answer, message));
        assertThat(visitor.pick(message, answer).getMap()).doesNotContainKeys("result", "error");
        expected.picks(message, answer);
    }

    private void check() {
        steps.add("check address");
        JsonObject answer = visitor.checkAddress();
        assertThat(answer.getJsonObject("error")).isNull();
        JsonObject result = answer.getJsonObject("result", new JsonObject());
        List<Integer> said = ScriptVisitor.messagesIn(result.getJsonObject("data"));
        assertThat(said).hasSize(expected.checked() ? 1 : 0);
        said.forEach(expected::noted);
    }

    /** What comes at the same moment is answered as if one came after the other. */
    private void triggerAtOnce() {
        steps.add("trigger %d times at once".formatted(AT_ONCE));
        List<JsonObject> came = ScriptVisitor.atOnce(AT_ONCE, visitor::trigger);
        for (int i = 0; i < AT_ONCE; i++) {
            Turn turn = expected.triggered(operatorThere);
            Integer at = expected.at() == null ? null : expected.at().id();
            JsonObject own = came.stream()
                    .filter(answer -> ScriptVisitor.tells(answer, turn, at))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("%s to %s expected: %s".formatted(turn, at, came)));
            came.remove(own);
            answered(own, turn);
        }
    }

    private void sayAtOnce() {
        Saying words = Saying.any(random);
        steps.add("say %s %d times at once".formatted(words, AT_ONCE));
        ScriptVisitor.atOnce(AT_ONCE, () -> visitor.post(words.body())).stream()
                .sorted((one, other) -> Integer.compare(id(one), id(other)))
                .forEach(answer -> heard(answer, words));
    }

    /** Which of the two came first is what the answer tells. */
    private void sayWhileTriggering() {
        Line at = expected.at();
        if (at == null || at.asks() || !expected.waitsForWords()) {
            return;
        }
        Saying words = Saying.any(random);
        steps.add("say %s and trigger at once".formatted(words));
        CompletableFuture<JsonObject> posted = CompletableFuture.supplyAsync(() -> visitor.post(words.body()));
        JsonObject triggered = visitor.trigger();
        if (ScriptVisitor.tells(triggered, Turn.STAYS, at.id())) {
            answered(triggered, expected.triggered(operatorThere));
            heard(posted.join(), words);
        } else {
            heard(posted.join(), words);
            answered(triggered, expected.triggered(operatorThere));
        }
    }

    private static int id(JsonObject posted) {
        return ScriptVisitor.messagesIn(posted.getJsonObject("result")).stream()
                .findFirst()
                .orElse(0);
    }

    /** Somebody else's calls are as those for a conversation that is not there. */
    private void strangers(ScriptVisitor other) {
        steps.add("a stranger calls");
        int question = any(expected.messages());
        int answer = any(answers);
        Stream.<Supplier<JsonObject>>of(
                        other::trigger,
                        other::checkAddress,
                        () -> other.pick(question, answer),
                        () -> other.restart(script.id()))
                .map(Supplier::get)
                .forEach(silent -> assertThat(silent.getMap()).doesNotContainKeys("result", "error"));
        assertThat(other.post("let me in").getJsonObject("error")).isNotNull();
        assertThat(visitor.restart(script.id() + 100_000).getMap()).doesNotContainKeys("result", "error");
    }

    private void edit() {
        Sketch before = script;
        script = author.change(before);
        steps.add("the script becomes " + script);
        before.lines().stream()
                .filter(line -> script.lines().stream().noneMatch(left -> left.id() == line.id()))
                .forEach(expected::forgets);
    }

    /** What somebody else writes is no answer. */
    private void colleague() {
        steps.add("a colleague writes");
        expected.noted(author.writeTo(visitor.conversation()));
    }

    private void restart() {
        steps.add("restart");
        JsonObject answer = visitor.restart(script.id());
        boolean restarted = expected.restarted(script);
        assertThat(answer.containsKey("result")).isEqualTo(restarted);
        if (restarted) {
            ScriptVisitor.messagesIn(answer.getJsonObject("result")).forEach(expected::noted);
        }
    }

    private void leave() {
        steps.add("leave");
        assertThat(visitor.leave().getJsonObject("error")).isNull();
        if (expected.leaves() && !expected.messages().isEmpty()) {
            expected.noted(newest());
        }
    }
}
