package dev.switchboard.chatbot;

import dev.switchboard.bus.Change;
import dev.switchboard.chatbot.ScriptRunner.Checked;
import dev.switchboard.chatbot.ScriptRunner.Reached;
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
import org.jspecify.annotations.Nullable;

/**
 * A conversation whose script goes on, in one transaction that has locked it.
 *
 * @param caller on whose word it does
 * @param locked where it stands
 */
record Going(Change change, int channelId, Persona caller, Runs.Locked locked) {
    private static final String RESTARTING = "<div class=\"o_mail_notification\">Restarting conversation...</div>";
    private static final String FORGET = "DELETE FROM chatbot_message WHERE discuss_channel_id = $1";
    private static final String PICK = """
            UPDATE chatbot_message SET user_script_answer_id = (SELECT id FROM chatbot_script_answer WHERE id = $2)
            WHERE mail_message_id = $1""";
    private static final String KEEP_WORDS = """
            UPDATE chatbot_message SET user_raw_answer = message.body FROM mail_message message
            WHERE message.id = mail_message_id AND mail_message_id = $1""";
    private static final String BODY = "SELECT body FROM mail_message WHERE id = $1";
    private static final String NEWEST = """
            SELECT COALESCE(max(id), 0) FROM mail_message
            WHERE model = 'discuss.channel' AND res_id = $1 AND author_id = $2""";
    private static final int MOST_QUOTED = 200;
    private static final String NO_ADDRESS = "'%s' does not look like a valid email. Can you please try again?";

    Run run() {
        return locked.run();
    }

    int newestMessageId() {
        return locked.newestMessageId();
    }

    private Tx tx() {
        return change.tx();
    }

    private Persona speaker() {
        return new Persona.Chatbot(run().script().partnerId());
    }

    /** To the next step, if there is one and nothing is waited for. */
    Future<Optional<Reached>> on() {
        if (locked.ended() || run().waits(newestMessageId())) {
            return Future.succeededFuture(run().step().map(step -> reached(run(), step, List.of())));
        }
        return answerKept()
                .compose(kept -> run().next()
                        .map(step -> to(step).map(Optional::of))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Void> answerKept() {
        String type = run().step().map(ScriptView.Step::type).orElse("");
        if (!ScriptView.EMAIL.equals(type) && !ScriptView.PHONE.equals(type)) {
            return Future.succeededFuture();
        }
        return words().compose(words -> ScriptView.EMAIL.equals(type) && !MailAddress.isIn(words)
                ? Future.failedFuture(new Refusal(
                        Refusal.Kind.VALIDATION_ERROR, "\"%s\" is not a valid email.".formatted(quoted(words))))
                : keepWords());
    }

    private Future<Void> keepWords() {
        return tx().run(KEEP_WORDS, newestMessageId()).mapEmpty();
    }

    private Future<String> words() {
        return tx().one(row -> row.getString(0), BODY, newestMessageId()).map(body -> Html.text(body.orElse("")));
    }

    private Future<Reached> to(ScriptView.Step step) {
        if (ScriptView.FORWARD.equals(step.type())) {
            return new Handover(this, step).attempt();
        }
        Run there = run().at(step, null, newestMessageId(), false);
        return Runs.save(tx(), channelId, there)
                .compose(saved -> said(step, false))
                .compose(posted -> arrived(there, step, posted));
    }

    /** What the chatbot says at a step, if anything. */
    Future<List<MessageView>> said(ScriptView.Step step, boolean operatorFound) {
        String words = step.posted();
        return words == null
                ? Future.succeededFuture(List.of())
                : post(words, new MessageView.ChatbotStep(step.id(), operatorFound, null))
                        .map(List::of);
    }

    private Future<MessageView> post(String html, MessageView.@Nullable ChatbotStep step) {
        return Messages.post(change, Post.spoken(speaker(), channelId, html, step));
    }

    /** Stores that a step was reached with what was posted there. */
    Future<Reached> arrived(Run there, ScriptView.Step step, List<MessageView> posted) {
        Integer messageId = posted.isEmpty() ? null : posted.get(0).id();
        Run now = there.at(step, messageId, there.heardMessageId(), there.operatorFound());
        return Runs.save(tx(), channelId, now).map(saved -> reached(now, step, posted));
    }

    private Reached reached(Run now, ScriptView.Step step, List<MessageView> posted) {
        ChatbotView view = new ChatbotView(now.script(), step, now.stepMessageId(), now.operatorFound());
        return new Reached(channelId, view, now.script().endsAt(step, now.given()), posted);
    }

    /** Notes an answer of the current question; gives whether it is one. */
    Future<Boolean> pick(int messageId, int answerId) {
        Optional<Run> picked = locked.ended() ? Optional.empty() : run().picked(messageId, answerId);
        return picked.isEmpty()
                ? Future.succeededFuture(false)
                : tx().run(PICK, messageId, answerId)
                        .compose(noted -> Runs.save(tx(), channelId, picked.get()))
                        .map(true);
    }

    /** The last question of a script is followed by no other call of Odoo's widget, so that its answer is kept here. */
    Future<Checked> checkAddress() {
        return words().compose(words -> MailAddress.isIn(words)
                ? (isAnswer() ? keepWords() : Future.<Void>succeededFuture()).map(new Checked(null, List.of()))
                : refuse(NO_ADDRESS.formatted(quoted(words))));
    }

    /** Whatever a visitor sends, what is said about it fits into a message. */
    private static String quoted(String words) {
        return words.length() > MOST_QUOTED ? words.substring(0, MOST_QUOTED) + "…" : words;
    }

    private boolean isAnswer() {
        return !locked.ended()
                && newestMessageId() > run().heardMessageId()
                && run().step()
                        .filter(step -> ScriptView.EMAIL.equals(step.type()))
                        .isPresent();
    }

    /** An answer that was looked at already is not commented on again. */
    private Future<Checked> refuse(String problem) {
        return (isAnswer() ? complained() : Future.succeededFuture(true))
                .compose(done -> done ? Future.succeededFuture(List.<MessageView>of()) : complain(problem))
                .map(posted -> new Checked(problem, posted));
    }

    private Future<Boolean> complained() {
        return tx().one(
                        row -> row.getInteger(0),
                        NEWEST,
                        channelId,
                        run().script().partnerId())
                .map(newest -> newest.filter(id -> id > newestMessageId()).isPresent());
    }

    private Future<List<MessageView>> complain(String problem) {
        MessageView.@Nullable ChatbotStep step =
                run().stepId() == null ? null : new MessageView.ChatbotStep(run().stepId(), false, null);
        return post(Speech.html(problem), step).map(List::of);
    }

    /** Forgets all answers and takes the script as it is now. */
    Future<Optional<MessageView>> restart(@Nullable String language) {
        return locked.ended() || run().operatorFound()
                ? Future.succeededFuture(Optional.empty())
                : Scripts.read(tx(), run().script().id(), language)
                        .compose(script -> script.isEmpty()
                                ? Future.succeededFuture(Optional.empty())
                                : begin(script.get()).map(Optional::of));
    }

    private Future<MessageView> begin(ScriptView script) {
        return Runs.fresh(tx(), script, newestMessageId())
                .compose(fresh -> Runs.save(tx(), channelId, fresh))
                .compose(saved -> tx().run(FORGET, channelId))
                .compose(forgotten -> post(RESTARTING, null));
    }
}
