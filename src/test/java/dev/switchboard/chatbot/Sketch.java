package dev.switchboard.chatbot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A script as its author wrote it, with Odoo's reading of it: what follows a line is the first one of a higher number
 * for which, of each question that it names, one of the answers named was given.
 *
 * @param id {@code chatbot.script} id
 * @param lines in their order
 */
record Sketch(int id, List<Line> lines) {
    static final String QUESTION = "question_selection";
    static final String ADDRESS = "question_email";
    static final String PHONE = "question_phone";
    static final String HAND_OVER = "forward_operator";

    /**
     * One step.
     *
     * @param id {@code chatbot.script.step} id
     * @param words what is said there; empty for nothing
     * @param answers {@code chatbot.script.answer} ids that it offers
     * @param onlyIf answers that it needs
     */
    record Line(int id, int number, String type, String words, List<Integer> answers, Set<Integer> onlyIf) {
        boolean waits() {
            return !type.equals("text") && !type.equals(HAND_OVER);
        }

        boolean asks() {
            return type.equals(QUESTION);
        }

        private Line without(Collection<Integer> gone) {
            Set<Integer> left =
                    onlyIf.stream().filter(answer -> !gone.contains(answer)).collect(Collectors.toSet());
            return new Line(id, number, type, words, answers, left);
        }
    }

    /** What is said before the visitor says anything. */
    List<Line> welcome() {
        List<Line> said = new ArrayList<>();
        for (Line line : lines) {
            said.add(line);
            if (!line.type().equals("text")) {
                break;
            }
        }
        return said;
    }

    /** The next line once these answers were given. */
    Optional<Line> after(Line from, Collection<Integer> given) {
        return lines.stream()
                .filter(line -> line.number() > from.number())
                .filter(line -> opens(line, given))
                .findFirst();
    }

    private boolean opens(Line line, Collection<Integer> given) {
        Map<Integer, List<Integer>> byQuestion =
                line.onlyIf().stream().collect(Collectors.groupingBy(this::questionOf));
        return byQuestion.values().stream()
                .noneMatch(named ->
                        given.stream().filter(named::contains).findAny().isEmpty());
    }

    private int questionOf(int answer) {
        return lines.stream()
                .filter(line -> line.answers().contains(answer))
                .mapToInt(Line::id)
                .findFirst()
                .orElseThrow();
    }

    Sketch rewritten(Line changed) {
        return new Sketch(
                id,
                lines.stream()
                        .map(line -> line.id() == changed.id() ? changed : line)
                        .toList());
    }

    Sketch longer(Line last) {
        List<Line> more = new ArrayList<>(lines);
        more.add(last);
        return new Sketch(id, more);
    }

    Sketch without(Line gone) {
        return new Sketch(
                id,
                lines.stream()
                        .filter(line -> line.id() != gone.id())
                        .map(line -> line.without(gone.answers()))
                        .toList());
    }
}
