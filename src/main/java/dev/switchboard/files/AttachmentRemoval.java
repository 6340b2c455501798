package dev.switchboard.files;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.conversation.Attachments;
import dev.switchboard.conversation.FileStanding;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.Event;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deletes files: those of a message for its author, pending ones for who has their token, any for who may write them. */
public final class AttachmentRemoval {
    private static final String TOUCH =
            "UPDATE mail_message SET write_date = now() AT TIME ZONE 'utc' WHERE id = $1 RETURNING write_date";
    private static final String DELETE = "DELETE FROM ir_attachment WHERE id = $1";
    private final Log log;

    /** Writes to a log. */
    public AttachmentRemoval(Log log) {
        this.log = log;
    }

    /**
     * Deletes a file; one that is not there is deleted already.
     *
     * @param token the file's access token, if the caller has one
     * @return fails with a {@link Refusal} when the caller may not: ACCESS_ERROR for employees, otherwise NOT_FOUND
     */
    public Future<Void> delete(Persona persona, int id, @Nullable String token) {
        return log.write(change -> FileStanding.held(change.tx(), persona, List.of(id))
                .compose(found -> found.isEmpty()
                        ? gone(change, persona, id)
                        : admit(found.get(0), token).compose(admitted -> delete(change, persona, found.get(0)))));
    }

    /** The caller's own tabs may still show it. */
    private static Future<Void> gone(Change change, Persona persona, int id) {
        if (persona.partner() != null) {
            change.announce(Topic.of(persona), new Event.AttachmentDeleted(id, null, null));
        }
        return Future.succeededFuture();
    }

    private static Future<Void> admit(FileStanding file, @Nullable String token) {
        if (file.mayDelete(token)) {
            return Future.succeededFuture();
        }
        return Future.failedFuture(
                file.employee()
                        ? new Refusal(Refusal.Kind.ACCESS_ERROR, "Sorry, you are not allowed to access this document.")
                        : Refusal.notFound());
    }

    private static Future<Void> delete(Change change, Persona persona, FileStanding file) {
        return touched(change.tx(), file.messageId())
                .map(time -> new Event.AttachmentDeleted(file.id(), file.messageId(), time.orElse(null)))
                .compose(deleted -> change.tx().run(DELETE, file.id()).map(deleted))
                .map(deleted -> announced(change, persona, file, deleted));
    }

    private static @Nullable Void announced(
            Change change, Persona persona, FileStanding file, Event.AttachmentDeleted deleted) {
        Attachments.announce(change, file.channelId(), persona, deleted);
        return null;
    }

    private static Future<Optional<LocalDateTime>> touched(Tx tx, @Nullable Integer messageId) {
        return messageId == null
                ? Future.succeededFuture(Optional.empty())
                : tx.one(row -> row.getLocalDateTime(0), TOUCH, messageId);
    }
}
