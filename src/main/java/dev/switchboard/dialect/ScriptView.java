package dev.switchboard.dialect;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chatbot's script in one language, and the way through it (Odoo 18.0: chatbot.script.step, _fetch_next_step).
 *
 * @param id {@code chatbot.script} id
 * @param partnerId {@code res.partner} id of who speaks
 * @param steps in their order
 */
public record ScriptView(int id, String title, int partnerId, String partnerName, List<Step> steps) {

    /** What a step is: its word in Odoo. */
    public static final String TEXT = "text";

    /** A step whose visitor picks one of its answers. */
    public static final String SELECTION = "question_selection";

    /** A step that asks for a mail address. */
    public static final String EMAIL = "question_email";

    /** A step that asks for a telephone number. */
    public static final String PHONE = "question_phone";

    /** A step that hands over to an operator. */
    public static final String FORWARD = "forward_operator";

    /**
     * A step.
     *
     * @param id {@code chatbot.script.step} id
     * @param type one of the words above, {@code free_input_single} or {@code free_input_multi}
     * @param message what the chatbot says, as HTML; none for nothing
     * @param onlyIf answers without which the step is passed over: one of each list has to be given
     */
    public record Step(
            int id,
            int sequence,
            String type,
            @Nullable String message,
            List<Answer> answers,
            List<List<Integer>> onlyIf) {

        /** Whether the script waits for the visitor here. */
        public boolean waits() {
            return !TEXT.equals(type) && !FORWARD.equals(type);
        }

        /** What the chatbot posts, as HTML; none for nothing. Answers hang on a message, be it an empty one. */
        public @Nullable String posted() {
            return message == null && SELECTION.equals(type) ? "" : message;
        }

        private boolean open(Collection<Integer> given) {
            return onlyIf.stream().allMatch(question -> question.stream().anyMatch(given::contains));
        }
    }

    /**
     * What a visitor may pick.
     *
     * @param id {@code chatbot.script.answer} id
     * @param redirectLink the page to which it leads
     */
    public record Answer(int id, String name, @Nullable String redirectLink) {}

    /** What the chatbot says before it waits for the first time. */
    public List<Step> welcomeSteps() {
        int texts =
                (int) steps.stream().takeWhile(step -> TEXT.equals(step.type())).count();
        return steps.subList(0, Math.min(texts + 1, steps.size()));
    }

    /** A step by its id. */
    public Optional<Step> step(int stepId) {
        return steps.stream().filter(step -> step.id() == stepId).findFirst();
    }

    /** The first step after another one that the answers given so far do not pass over. */
    public Optional<Step> after(Step current, Collection<Integer> given) {
        return steps.stream()
                .filter(step -> step.sequence() > current.sequence() && step.open(given))
                .findFirst();
    }

    /** Whether a step is the last one, once these answers are given; a question with answers never is. */
    public boolean endsAt(Step step, Collection<Integer> given) {
        return !SELECTION.equals(step.type()) && after(step, given).isEmpty();
    }
}
