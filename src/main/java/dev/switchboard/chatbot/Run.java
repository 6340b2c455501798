package dev.switchboard.chatbot;

import dev.switchboard.dialect.ScriptView;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands in its version of a script. What comes next follows from it and from what the visitor did,
 * and from nothing else.
 *
 * @param versionId which version it runs
 * @param stepId the current step; none before the first
 * @param stepMessageId the message in which the chatbot said it
 * @param answers the answer picked at each question, by {@code chatbot.script.step} id
 * @param heardMessageId the newest message that was taken into account
 * @param operatorFound whether an operator has taken over
 */
record Run(
        int versionId,
        ScriptView script,
        @Nullable Integer stepId,
        @Nullable Integer stepMessageId,
        Map<Integer, Integer> answers,
        int heardMessageId,
        boolean operatorFound) {

    /** The current step, if it has begun. */
    Optional<ScriptView.Step> step() {
        return Optional.ofNullable(stepId).flatMap(script::step);
    }

    /** The answers picked so far. */
    Collection<Integer> given() {
        return List.copyOf(answers.values());
    }

    /**
     * Whether there is something to wait for: the visitor's answer, or the operator who has taken over.
     *
     * @param newestMessageId the visitor's newest message; 0 without one
     */
    boolean waits(int newestMessageId) {
        return operatorFound
                || step().filter(current -> current.waits() && !isAnswered(current, newestMessageId))
                        .isPresent();
    }

    private boolean isAnswered(ScriptView.Step question, int newestMessageId) {
        return newestMessageId > heardMessageId
                && (!ScriptView.SELECTION.equals(question.type()) || answers.containsKey(question.id()));
    }

    /** The step that follows once nothing is waited for; none at the end. */
    Optional<ScriptView.Step> next() {
        return step().map(current -> script.after(current, given()))
                .orElseGet(() -> script.steps().stream().findFirst());
    }

    /**
     * The same once an answer of the current question is picked.
     *
     * @param messageId in which message the question was asked
     * @return nothing for another message than the current question's, and for an answer that it does not offer
     */
    Optional<Run> picked(int messageId, int answerId) {
        return step().filter(current -> Integer.valueOf(messageId).equals(stepMessageId))
                .filter(current -> current.answers().stream().anyMatch(answer -> answer.id() == answerId))
                .map(current -> withAnswer(current.id(), answerId));
    }

    private Run withAnswer(int questionId, int answerId) {
        Map<Integer, Integer> now = new HashMap<>(answers);
        now.put(questionId, answerId);
        return new Run(versionId, script, stepId, stepMessageId, now, heardMessageId, operatorFound);
    }

    /** The same at another step. */
    Run at(ScriptView.Step step, @Nullable Integer messageId, int heard, boolean found) {
        return new Run(versionId, script, step.id(), messageId, answers, heard, found);
    }
}
