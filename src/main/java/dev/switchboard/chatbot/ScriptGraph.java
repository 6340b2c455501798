package dev.switchboard.chatbot;

import dev.switchboard.dialect.ScriptView;
import dev.switchboard.dialect.ScriptView.Answer;
import dev.switchboard.dialect.ScriptView.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Walks all ways through a script, and finds what its author hardly meant. */
final class ScriptGraph {
    private static final int MOST_SITUATIONS = 50_000;

    private final ScriptView script;
    private final Set<Integer> mattering;
    private final Set<Integer> reached = new HashSet<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<Situation> seen = new HashSet<>();
    private final Deque<Situation> ahead = new ArrayDeque<>();

    /** What may be wrong with a step. */
    enum Problem {
        /** No answers lead there. */
        UNREACHABLE("is never reached"),
        /** Its conditions contradict each other, or ask for answers that nobody can have given by then. */
        IMPOSSIBLE("is never reached: its 'Only If' can never hold"),
        /** After one of its answers nothing is said any more. */
        DEAD_END("is followed by nothing"),
        /** When no operator is there, nothing is said any more. */
        NO_FALLBACK("is followed by nothing when no operator is available");

        final String words;

        Problem(String words) {
            this.words = words;
        }
    }

    /**
     * Something that is probably wrong.
     *
     * @param answer after which answer; none where that does not matter
     */
    record Finding(Step step, Problem problem, @Nullable Answer answer) {}

    private record Situation(Step step, Set<Integer> given) {}

    private ScriptGraph(ScriptView script) {
        this.script = script;
        this.mattering = script.steps().stream()
                .flatMap(step -> step.onlyIf().stream())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    /** What is found, in the order of the steps; of a script with more ways than can be walked, what was found by then. */
    static List<Finding> check(ScriptView script) {
        ScriptGraph graph = new ScriptGraph(script);
        script.steps().stream().findFirst().ifPresent(first -> graph.arrive(first, Set.of()));
        while (!graph.ahead.isEmpty() && graph.seen.size() < MOST_SITUATIONS) {
            graph.leave(graph.ahead.remove());
        }
        return graph.inOrder();
    }

    private void arrive(Step step, Set<Integer> given) {
        reached.add(step.id());
        Situation situation = new Situation(step, given);
        if (seen.add(situation)) {
            ahead.add(situation);
        }
    }

    private void leave(Situation situation) {
        Step step = situation.step();
        if (ScriptView.SELECTION.equals(step.type())) {
            step.answers().forEach(answer -> pick(situation, answer));
        } else if (ScriptView.FORWARD.equals(step.type())) {
            follow(situation, situation.given(), new Finding(step, Problem.NO_FALLBACK, null));
        } else {
            follow(situation, situation.given(), null);
        }
    }

    private void pick(Situation situation, Answer answer) {
        Set<Integer> given = new HashSet<>(situation.given());
        if (mattering.contains(answer.id())) {
            given.add(answer.id());
        }
        boolean leadsElsewhere =
                answer.redirectLink() != null && !answer.redirectLink().isEmpty();
        follow(situation, given, leadsElsewhere ? null : new Finding(situation.step(), Problem.DEAD_END, answer));
    }

    private void follow(Situation situation, Set<Integer> given, @Nullable Finding ifNothing) {
        script.after(situation.step(), given).ifPresentOrElse(next -> arrive(next, given), () -> note(ifNothing));
    }

    private void note(@Nullable Finding finding) {
        if (finding != null) {
            findings.add(finding);
        }
    }

    private List<Finding> inOrder() {
        List<Finding> all = new ArrayList<>();
        for (Step step : script.steps()) {
            if (!reached.contains(step.id()) && ahead.isEmpty()) {
                Problem problem = step.onlyIf().isEmpty() ? Problem.UNREACHABLE : Problem.IMPOSSIBLE;
                all.add(new Finding(step, problem, null));
            }
            findings.stream().filter(found -> found.step().equals(step)).forEach(all::add);
        }
        return all;
    }
}
