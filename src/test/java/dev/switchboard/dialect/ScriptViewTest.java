package dev.switchboard.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptViewTest {
    /** The one that Odoo's own comment explains: 1: A B, 2: C D, 3: E, 4 only if A B C E. */
    private static final ScriptView SCRIPT = script(
            question(1, List.of(), 11, 12),
            question(2, List.of(), 13, 14),
            question(3, List.of(), 15),
            text(4, List.of(List.of(11, 12), List.of(13), List.of(15))),
            text(5, List.of()));

    private static ScriptView script(ScriptView.Step... steps) {
        return new ScriptView(1, "Bot", 7, "Bot", List.of(steps));
    }

    private static ScriptView.Step text(int id, List<List<Integer>> onlyIf) {
        return new ScriptView.Step(id, id, ScriptView.TEXT, "<p>" + id + "</p>", List.of(), onlyIf);
    }

    private static ScriptView.Step question(int id, List<List<Integer>> onlyIf, int... answers) {
        List<ScriptView.Answer> offered = Arrays.stream(answers)
                .mapToObj(answer -> new ScriptView.Answer(answer, "Answer " + answer, null))
                .toList();
        return new ScriptView.Step(id, id, ScriptView.SELECTION, "<p>?</p>", offered, onlyIf);
    }

    @ParameterizedTest
    @CsvSource({"11, 13, 15, 4", "12, 14, 15, 5", "12, 13, 15, 4", "11, 14, 15, 5"})
    void ofOneQuestionAnyAnswerOpensAStepAndOfEachQuestionOneIsNeeded(int first, int second, int third, int next) {
        assertThat(SCRIPT.after(SCRIPT.steps().get(2), Set.of(first, second, third)))
                .map(ScriptView.Step::id)
                .isEqualTo(Optional.of(next));
    }

    @Test
    void stepsInTheSamePlaceAreNotAfterEachOther() {
        ScriptView.Step first = text(1, List.of());
        ScriptView.Step second = new ScriptView.Step(2, 1, ScriptView.TEXT, null, List.of(), List.of());

        assertThat(script(first, second).after(first, Set.of())).isEmpty();
    }

    @Test
    void theWelcomeEndsWithTheFirstStepThatIsNoText() {
        ScriptView talkative =
                script(text(1, List.of()), text(2, List.of()), question(3, List.of()), text(4, List.of()));

        assertThat(talkative.welcomeSteps()).map(ScriptView.Step::id).containsExactly(1, 2, 3);
        assertThat(script(text(1, List.of())).welcomeSteps()).hasSize(1);
        assertThat(script().welcomeSteps()).isEmpty();
    }

    @Test
    void aQuestionWithAnswersNeverEndsAScriptAndATextDoesWhenNothingOpenFollows() {
        ScriptView script = script(question(1, List.of(), 11), text(2, List.of()), text(3, List.of(List.of(11))));

        assertThat(script.endsAt(script.steps().get(0), Set.of())).isFalse();
        assertThat(script.endsAt(script.steps().get(1), Set.of())).isTrue();
        assertThat(script.endsAt(script.steps().get(1), Set.of(11))).isFalse();
    }
}
