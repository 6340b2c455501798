package dev.switchboard.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchboard.chatbot.ScriptGraph.Problem;
import dev.switchboard.dialect.ScriptView;
import dev.switchboard.dialect.ScriptView.Answer;
import dev.switchboard.dialect.ScriptView.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptGraphTest {
    private static final List<List<Integer>> ALWAYS = List.of();

    private static Step step(int id, String type, List<List<Integer>> onlyIf, Answer... answers) {
        return new Step(id, id, type, "<p>" + id + "</p>", List.of(answers), onlyIf);
    }

    private static Answer answer(int id) {
        return new Answer(id, "Answer " + id, null);
    }

    private static List<ScriptGraph.Finding> check(Step... steps) {
        return ScriptGraph.check(new ScriptView(1, "Bot", 7, "Bot", List.of(steps)));
    }

    @Test
    void aScriptInWhichEveryWayLeadsSomewhereIsFine() {
        assertThat(check(
                        step(1, ScriptView.TEXT, ALWAYS),
                        step(2, ScriptView.SELECTION, ALWAYS, answer(21), answer(22)),
                        step(3, ScriptView.EMAIL, List.of(List.of(21))),
                        step(4, ScriptView.FORWARD, List.of(List.of(22))),
                        step(5, ScriptView.TEXT, ALWAYS)))
                .isEmpty();
    }

    @Test
    void anAnswerAfterWhichNothingIsSaidIsADeadEndUnlessItLeadsToAPage() {
        assertThat(check(
                        step(1, ScriptView.SELECTION, ALWAYS, answer(11), answer(12), new Answer(13, "Docs", "/docs")),
                        step(2, ScriptView.TEXT, List.of(List.of(11)))))
                .extracting(found -> found.step().id(), ScriptGraph.Finding::problem, ScriptGraph.Finding::answer)
                .containsExactly(tuple(1, Problem.DEAD_END, answer(12)));
    }

    @Test
    void handingOverWantsSomethingToSayWhenNobodyIsThere() {
        assertThat(check(
                        step(1, ScriptView.SELECTION, ALWAYS, answer(11), answer(12)),
                        step(2, ScriptView.FORWARD, ALWAYS),
                        step(3, ScriptView.TEXT, List.of(List.of(12)))))
                .extracting(found -> found.step().id(), ScriptGraph.Finding::problem)
                .containsExactly(tuple(2, Problem.NO_FALLBACK));
    }

    @Test
    void whatNoAnswersLeadToIsFound() {
        assertThat(check(
                        step(1, ScriptView.SELECTION, ALWAYS, answer(11), answer(12)),
                        step(2, ScriptView.SELECTION, List.of(List.of(11)), answer(21)),
                        step(3, ScriptView.TEXT, List.of(List.of(12), List.of(21))),
                        step(4, ScriptView.TEXT, List.of(List.of(51))),
                        step(5, ScriptView.SELECTION, ALWAYS, answer(51)),
                        new Step(6, 5, ScriptView.TEXT, null, List.of(), ALWAYS),
                        step(7, ScriptView.TEXT, ALWAYS)))
                .extracting(found -> found.step().id(), ScriptGraph.Finding::problem)
                .containsExactly(
                        tuple(3, Problem.IMPOSSIBLE), tuple(4, Problem.IMPOSSIBLE), tuple(6, Problem.UNREACHABLE));
    }

    @ParameterizedTest
    @CsvSource({"0", "30"})
    void aScriptWithMoreWaysThanAnybodyWalksIsStillAnsweredFor(int questions) {
        Step[] steps = IntStream.rangeClosed(1, questions + 1)
                .mapToObj(id -> id <= questions
                        ? step(id, ScriptView.SELECTION, ALWAYS, answer(id * 10), answer(id * 10 + 1))
                        : step(id, ScriptView.TEXT, conditions(questions)))
                .toArray(Step[]::new);

        assertThat(check(Arrays.copyOf(steps, steps.length)))
                .extracting(ScriptGraph.Finding::problem)
                .doesNotContain(Problem.UNREACHABLE, Problem.IMPOSSIBLE);
    }

    private static List<List<Integer>> conditions(int questions) {
        return IntStream.rangeClosed(1, questions)
                .mapToObj(id -> List.of(id * 10))
                .toList();
    }
}
