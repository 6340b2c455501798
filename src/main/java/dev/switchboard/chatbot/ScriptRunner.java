package dev.switchboard.chatbot;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.conversation.Channels;
import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.ChatbotView;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.ScriptView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Html;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts (Odoo 18.0: im_livechat/controllers/chatbot.py). The conversation's place is kept here and not in the
 * widget: one thing that the visitor does leads one step on, and what comes twice, too early or too late changes nothing.
 */
public final class ScriptRunner {
    private static final String RESTARTING = "<div class=\"o_mail_notification\">Restarting conversation...</div>";
    private static final String FORGET = "DELETE FROM chatbot_message WHERE discuss_channel_id = $1";
    private static final String ANSWER = """
            UPDATE chatbot_message SET user_script_answer_id = (SELECT id FROM chatbot_script_answer WHERE id = $2)
            WHERE mail_message_id = $1""";
    private static final String RAW_ANSWER = """
            WITH said AS (
              SELECT id, body FROM mail_message WHERE model = 'discuss.channel' AND res_id = $1 AND id = $2)
            UPDATE chatbot_message SET user_raw_answer = said.body FROM said WHERE mail_message_id = said.id""";
    private static final String BODY =
            "SELECT body FROM mail_message WHERE model = 'discuss.channel' AND res_id = $1 AND id = $2";

    private final Log log;
    private final Handover handover;

    /**
     * A step that a conversation has reached.
     *
     * @param last whether the script ends there
     * @param posted what the chatbot said there, if anything
     */
    public record Reached(int channelId, ChatbotView chatbot, boolean last, List<MessageView> posted) {}

    /**
     * What came of looking at an answer for a mail address.
     *
     * @param problem why it is none; nothing when it is one
     * @param posted what the chatbot said about that
     */
    public record Checked(
            @Nullable String problem, List<MessageView> posted) {}

    private record Running(Change change, int channelId, Run run, int newestMessageId) {
        private Tx tx() {
            return change.tx();
        }
    }

    /** Changes state through a log. */
    public ScriptRunner(Log log) {
        this.log = log;
        this.handover = new Handover();
    }

    /**
     * Goes on with a script.
     *
     * @return the step that it reached, which is the current one when its question is not answered yet; nothing at the
     *     end, and for a conversation that the caller may not see or in which no chatbot is
     */
    public Future<Optional<Reached>> trigger(Persona caller, int channelId) {
        return running(caller, channelId, (running, none) -> advance(running), Optional.empty());
    }

    private <T> Future<T> running(
            Persona caller, int channelId, BiFunction<Running, T, Future<T>> action, T otherwise) {
        return log.write(change -> Channels.readable(change.tx(), channelId, caller)
                .compose(readable -> readable ? Runs.locked(change.tx(), channelId) : none())
                .compose(found -> found.map(locked -> action.apply(
                                new Running(change, channelId, locked.run(), locked.newestMessageId()), otherwise))
                        .orElseGet(() -> Future.succeededFuture(otherwise))));
    }
