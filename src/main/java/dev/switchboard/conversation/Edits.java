package dev.switchboard.conversation;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.Event;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Html;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes what messages say. A deleted message stays where it was and says nothing. */
public final class Edits {
    /** By which clients see that a message is not as it was posted. */
    private static final String MARK = "<span class=\"o-mail-Message-edited\"></span>";

    private static final String STORE = """
            UPDATE mail_message SET body = COALESCE($2, body), write_date = now() AT TIME ZONE 'utc' WHERE id = $1""";
    private static final String DELETE_FILES = """
            DELETE FROM ir_attachment a USING message_attachment_rel rel
            WHERE rel.attachment_id = a.id AND rel.message_id = $1
            RETURNING a.id, CASE a.res_model WHEN 'discuss.channel' THEN a.res_id END AS channel_id""";
    private static final String UNPIN = "UPDATE mail_message SET pinned_at = NULL WHERE id = $1";
    private static final String UNSTAR = "DELETE FROM mail_message_res_partner_starred_rel WHERE mail_message_id = $1";
    private static final String BY_ID = MessageRows.SELECT + "AND message.id = $1";

    private final Log log;

    /**
     * What a message is to become.
     *
     * @param messageId {@code mail.message} id
     * @param body HTML; empty for a message that is deleted, {@code null} to leave what it says
     * @param files what is hung on it besides the files that it has, which may be among them; none to delete those that
     *     it has, {@code null} to leave them
     */
    public record Edit(
            int messageId, @Nullable String body, @Nullable List<Post.File> files) {}

    private record Deleted(int id, @Nullable Integer channelId) {}

    /** Stores and announces through a log. */
    public Edits(Log log) {
        this.log = log;
    }

    /**
     * Changes a message for its author or an administrator.
     *
     * @return the message as it is now; fails with a {@link Refusal}: NOT_FOUND for everybody else, USER_ERROR for what
     *     nobody wrote, for a body of more than 100,000 characters, and for a file that is not the editor's
     */
    public Future<MessageView> edit(Persona editor, Edit edit) {
        return Messages.checkLength(edit.body() == null ? "" : edit.body())
                .compose(checked -> log.write(change -> edit(change, editor, edit)));
    }

    private static Future<MessageView> edit(Change change, Persona editor, Edit edit) {
        return Claims.of(change.tx(), editor, edit.files() == null ? List.of() : edit.files())
                .compose(claims -> stored(change, editor, edit, claims))
                .compose(done -> read(change.tx(), edit.messageId()))
                .compose(message -> isEmpty(message) ? forget(change.tx(), message) : Future.succeededFuture(message))
                .map(message -> announced(change, message));
    }

    private static Future<Void> stored(Change change, Persona editor, Edit edit, Claims claims) {
        return MessageRows.held(change.tx(), edit.messageId(), editor)
                .compose(message -> Additions.of(change.tx(), List.of(message)))
                .map(messages -> checked(messages.get(0), editor))
                .compose(message -> change.tx()
                        .run(STORE, message.id(), body(message, edit))
                        .compose(done -> claims.hangOn(change.tx(), message.channelId(), message.id())))
                .compose(done -> edit.files() != null && edit.files().isEmpty()
                        ? deleteFiles(change, editor, edit.messageId())
                        : Future.succeededFuture());
    }

    private static MessageView checked(MessageView message, Persona editor) {
        boolean own = message.author() != null && message.author().is(editor);
        boolean administrator = editor instanceof Persona.User user && user.system();
        if (!own && !administrator) {
            throw Refusal.notFound();
        }
        if (!message.messageType().equals("comment")) {
            throw new Refusal(
                    Refusal.Kind.USER_ERROR,
                    "Only messages type comment can have their content updated on model 'discuss.channel'");
        }
        return message;
    }

    private static @Nullable String body(MessageView message, Edit edit) {
        if (edit.body() == null) {
            return null;
        }
        return edit.body().isEmpty() && isEmpty(message) ? "" : marked(edit.body());
    }

    /** The mark stands within the last paragraph; a tag that is left open would swallow it. */
    private static String marked(String body) {
        String within = Html.sanitise(body + MARK);
        return within.contains(MARK) ? within : within + MARK;
    }

    private static boolean isEmpty(MessageView message) {
        return Html.isEmpty(message.body()) && message.additions().attachments().isEmpty();
    }

    private static Future<Void> deleteFiles(Change change, Persona editor, int messageId) {
        return change.tx().list(Edits::deleted, DELETE_FILES, messageId).map(files -> {
            files.forEach(file -> Attachments.announce(
                    change, file.channelId(), editor, new Event.AttachmentDeleted(file.id(), null, null)));
            return null;
        });
    }

    private static Deleted deleted(Row row) {
        return new Deleted(row.getInteger("id"), row.getInteger("channel_id"));
    }

    private static Future<MessageView> read(Tx tx, int id) {
        return tx.list(MessageRows::view, BY_ID, id)
                .compose(messages -> Additions.of(tx, messages))
                .map(messages -> messages.get(0));
    }

    /** What says nothing is kept by nobody. */
    private static Future<MessageView> forget(Tx tx, MessageView message) {
        return tx.run(UNSTAR, message.id())
                .compose(done -> tx.run(UNPIN, message.id()))
                .compose(done -> read(tx, message.id()));
    }

    private static MessageView announced(Change change, MessageView message) {
        change.announce(Topic.channel(message.channelId()), new Event.MessageEdited(message));
        return message;
    }
}
