package dev.switchboard.chatbot;

import dev.switchboard.bus.Log;
import dev.switchboard.conversation.Channels;
import dev.switchboard.dialect.ChatbotView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts (Odoo 18.0: im_livechat/controllers/chatbot.py). Where a conversation stands is kept here and not in the
 * widget: what a visitor does leads one step on, and what comes twice, too early or too late changes nothing. Whoever
 * may not see a conversation, or asks for one without a chatbot, gets nothing.
 */
public final class ScriptRunner {
    private final Log log;

    /**
     * A step that a conversation has reached.
     *
     * @param last whether the script ends there
     * @param posted what the chatbot said there, if anything
     */
    public record Reached(int channelId, ChatbotView chatbot, boolean last, List<MessageView> posted) {}

    /**
     * What came of looking for a mail address in an answer.
     *
     * @param problem why it is none, in words for the visitor; nothing when it is one
     * @param posted what the chatbot said about that
     */
    public record Checked(@Nullable String problem, List<MessageView> posted) {}

    /** Changes state through a log. */
    public ScriptRunner(Log log) {
        this.log = log;
    }

    /**
     * Goes on with a script, unless its visitor has left or an operator has taken over.
     *
     * @return the step that it reached, which is the current one when its question is not answered yet; nothing at the
     *     end; fails with {@link Refusal} VALIDATION_ERROR when a mail address was asked for and something else was
     *     answered
     */
    public Future<Optional<Reached>> trigger(Persona caller, int channelId) {
        return running(caller, channelId, Going::on);
    }

    /**
     * Notes the answer that the visitor picked; one that the current question does not offer changes nothing.
     *
     * @param messageId in which message the question was asked
     * @param answerId {@code chatbot.script.answer} id
     */
    public Future<Void> pick(Persona caller, int channelId, int messageId, int answerId) {
        return running(
                        caller,
                        channelId,
                        going -> going.pick(messageId, answerId).map(Optional::of))
                .mapEmpty();
    }

    /**
     * Whether the newest answer is a mail address. Where the chatbot asked for one and nothing has followed from the
     * answer, it says so if it is none.
     */
    public Future<Optional<Checked>> checkAddress(Persona caller, int channelId) {
        return running(caller, channelId, going -> going.checkAddress().map(Optional::of));
    }

    /**
     * Begins anew, with the script as it is now; not once an operator has taken over or the visitor has left.
     *
     * @param scriptId which script; another one than the conversation's is not begun, nor one that is gone
     * @param language the visitor's
     * @return what the chatbot says about that
     */
    public Future<Optional<MessageView>> restart(
            Persona caller, int channelId, int scriptId, @Nullable String language) {
        return running(
                caller,
                channelId,
                going -> going.run().script().id() == scriptId
                        ? going.restart(language)
                        : Future.succeededFuture(Optional.empty()));
    }

    private <T> Future<Optional<T>> running(
            Persona caller, int channelId, Function<Going, Future<Optional<T>>> action) {
        return log.write(change -> Channels.readable(change.tx(), channelId, caller)
                .compose(readable -> readable
                        ? Runs.locked(change.tx(), channelId)
                        : Future.succeededFuture(Optional.<Runs.Locked>empty()))
                .compose(found -> found.map(locked -> action.apply(new Going(change, channelId, caller, locked)))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty()))));
    }
}
