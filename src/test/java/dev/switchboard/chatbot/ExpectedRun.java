package dev.switchboard.chatbot;

import dev.switchboard.chatbot.Sketch.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a conversation with a chatbot should be, said without a server. */
final class ExpectedRun {
    private Sketch script;
    private @Nullable Line at;
    private @Nullable Integer asked;
    private @Nullable Answer unheard;
    private boolean complained;
    private boolean handedOver;
    private boolean left;
    private final Map<Integer, Integer> given = new HashMap<>();
    private final List<Integer> messages = new ArrayList<>();
    private final Map<Integer, Kept> kept = new LinkedHashMap<>();
    private final Set<Integer> goneSteps = new HashSet<>();
    private final Set<Integer> goneAnswers = new HashSet<>();

    /** What comes of asking for the next step. */
    enum Turn {
        MOVES,
        STAYS,
        ENDS,
        IS_REFUSED
    }

    /** A visitor's message that was not taken into account yet. */
    private record Answer(int message, String body, boolean address) {}

    /** What is kept of a message that belongs to a step. */
    record Kept(
            int step, @Nullable Integer answer, @Nullable String words) {}

    /** Begins with what was said as a welcome, whose message ids are known. */
    ExpectedRun(Sketch script, List<Integer> welcome) {
        this.script = script;
        int next = 0;
        for (Line line : script.welcome()) {
            arrive(line);
            if (says(line)) {
                said(welcome.get(next));
                next++;
            }
        }
        if (next != welcome.size()) {
            throw new AssertionError("a welcome of %d messages, not %s".formatted(next, welcome));
        }
    }

    private void arrive(Line line) {
        at = line;
        asked = null;
        unheard = null;
    }

    private static boolean says(Line line) {
        return !line.words().isEmpty() || line.asks();
    }

    /** The chatbot says what the step at hand has to say, in this message. */
    void said(int message) {
        asked = message;
        noted(message);
    }

    /** Whether the chatbot has to say something where it came to now. */
    boolean speaks() {
        return at != null && (at.type().equals(Sketch.HAND_OVER) ? handedOver && says(at) : says(at));
    }

    /** A message that anybody wrote belongs to the step at hand. */
    void noted(int message) {
        messages.add(message);
        if (at != null && !goneSteps.contains(at.id())) {
            kept.put(message, new Kept(at.id(), null, null));
        }
    }

    /** The visitor writes. */
    void hears(int message, String body, boolean address) {
        noted(message);
        if (at != null && at.type().equals(Sketch.PHONE) && !isAnswered(at)) {
            kept.computeIfPresent(message, (id, row) -> new Kept(row.step(), row.answer(), body));
        }
        unheard = new Answer(message, body, address);
        complained = false;
    }

    private boolean isAnswered(Line question) {
        return kept.values().stream().anyMatch(row -> row.step() == question.id() && row.words() != null);
    }

    /** Somebody asks for the next step. */
    Turn triggered(boolean operatorThere) {
        Turn turn = turn();
        if (turn == Turn.IS_REFUSED || turn == Turn.STAYS) {
            return turn;
        }
        keepWords();
        Optional<Line> next = next();
        next.ifPresent(line -> {
            arrive(line);
            handedOver = line.type().equals(Sketch.HAND_OVER) && operatorThere;
        });
        return turn;
    }

    private Turn turn() {
        if (left || handedOver) {
            return Turn.STAYS;
        }
        if (at != null && at.waits()) {
            if (unheard == null || (at.asks() && !given.containsKey(at.id()))) {
                return Turn.STAYS;
            }
            if (at.type().equals(Sketch.ADDRESS) && !unheard.address()) {
                return Turn.IS_REFUSED;
            }
        }
        return next().isPresent() ? Turn.MOVES : Turn.ENDS;
    }

    private Optional<Line> next() {
        return at == null ? script.lines().stream().findFirst() : script.after(at, given.values());
    }

    private void keepWords() {
        Answer words = unheard;
        if (at != null
                && words != null
                && (at.type().equals(Sketch.ADDRESS) || at.type().equals(Sketch.PHONE))) {
            kept.computeIfPresent(words.message(), (message, row) -> new Kept(row.step(), row.answer(), words.body()));
        }
    }

    /** The visitor picks an answer. */
    void picks(int message, int answer) {
        if (!left
                && !handedOver
                && at != null
                && asked != null
                && asked == message
                && at.answers().contains(answer)) {
            given.put(at.id(), answer);
            Integer noted = goneAnswers.contains(answer) ? null : Integer.valueOf(answer);
            kept.computeIfPresent(message, (id, row) -> new Kept(row.step(), noted, row.words()));
        }
    }

    /** Somebody asks whether the newest answer is an address; gives whether the chatbot complains. */
    boolean checked() {
        if (left || at == null || !at.type().equals(Sketch.ADDRESS) || unheard == null) {
            return false;
        }
        if (unheard.address()) {
            keepWords();
            return false;
        }
        boolean news = !complained;
        complained = true;
        return news;
    }

    /** Somebody asks to begin anew, with the script as it is now; gives whether that happens. */
    boolean restarted(Sketch now) {
        if (left || handedOver) {
            return false;
        }
        script = now;
        at = null;
        asked = null;
        unheard = null;
        given.clear();
        kept.clear();
        return true;
    }

    /** The visitor leaves; gives whether they had not yet. */
    boolean leaves() {
        boolean first = !left;
        left = true;
        return first;
    }

    /** A step was taken out of the script: what belonged to it is kept no more, and the conversation goes on. */
    void forgets(Line gone) {
        goneSteps.add(gone.id());
        goneAnswers.addAll(gone.answers());
        kept.values().removeIf(row -> row.step() == gone.id());
    }

    /** Whether nothing that runs was taken out of the script since, and so all of its messages tell where they belong. */
    boolean isOfTheScriptAsItWas() {
        return script.lines().stream().noneMatch(line -> goneSteps.contains(line.id()));
    }

    Sketch script() {
        return script;
    }

    boolean isLast() {
        return at != null && !at.asks() && next().isEmpty();
    }

    @Nullable
    Line at() {
        return at;
    }

    @Nullable
    Integer asked() {
        return asked;
    }

    boolean handedOver() {
        return handedOver;
    }

    boolean isOver() {
        return left;
    }

    boolean waitsForWords() {
        return !left && at != null && at.waits() && unheard == null;
    }

    List<Integer> messages() {
        return messages;
    }

    Map<Integer, Kept> kept() {
        return kept;
    }
}
