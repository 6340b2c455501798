package dev.switchboard.files;

import dev.switchboard.bus.Change;
import dev.switchboard.bus.Log;
import dev.switchboard.bus.Topic;
import dev.switchboard.conversation.Attachments;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.Event;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deletes files: those of a message for its author, pending ones for who has their token, any for who may write them. */
public final class AttachmentRemoval {
    private static final String FIND = """
            SELECT a.id, a.res_model, a.res_id, message.id AS message_id,
              CASE
                WHEN $4 THEN $5 OR a.create_uid = $3 OR (a.res_model = 'discuss.channel' AND EXISTS (
                  SELECT FROM discuss_channel_member m WHERE m.channel_id = a.res_id AND m.partner_id = $6))
                WHEN message.id IS NOT NULL THEN message.author_id = $6 OR message.author_guest_id = $7
                ELSE a.access_token = $2 AND a.res_model = '%s' AND a.res_id = 0
              END AS allowed
            FROM ir_attachment a
            LEFT JOIN LATERAL (
              SELECT m.* FROM message_attachment_rel r JOIN mail_message m ON m.id = r.message_id
              WHERE r.attachment_id = a.id ORDER BY m.id LIMIT 1) message ON true
            WHERE a.id = $1 FOR UPDATE OF a""".formatted(Attachments.PENDING);
    private static final String TOUCH =
            "UPDATE mail_message SET write_date = now() AT TIME ZONE 'utc' WHERE id = $1 RETURNING write_date";
    private static final String DELETE = "DELETE FROM ir_attachment WHERE id = $1";
    private final Log log;

    private record Found(
            int id, @Nullable Integer channelId, @Nullable Integer messageId, boolean allowed) {}

    /** Writes to a log. */
    public AttachmentRemoval(Log log) {
        this.log = log;
    }

    /**
     * Deletes a file; one that is not there is deleted already.
     *
     * @param token the file's access token, if the caller has one
     * @return fails with {@link Refusal} NOT_FOUND when the caller may not
     */
    public Future<Void> delete(Persona persona, int id, @Nullable String token) {
        return log.write(change -> find(change.tx(), persona, id, token)
                .compose(
                        found -> found.isPresent() ? delete(change, persona, found.get()) : gone(change, persona, id)));
    }

    private static Future<Optional<Found>> find(Tx tx, Persona persona, int id, @Nullable String token) {
        Persona.User user = persona instanceof Persona.User signedIn ? signedIn : null;
        return tx.one(
                AttachmentRemoval::found,
                FIND,
                id,
                token,
                user == null ? null : user.id(),
                persona.employee(),
                user != null && user.system(),
                persona.partner(),
                persona.guest());
    }

    private static Found found(Row row) {
        boolean inConversation = "discuss.channel".equals(row.getString("res_model"));
        return new Found(
                row.getInteger("id"),
                inConversation ? row.getInteger("res_id") : null,
                row.getInteger("message_id"),
                Boolean.TRUE.equals(row.getBoolean("allowed")));
    }

    /** The caller's own tabs may still show it. */
    private static Future<Void> gone(Change change, Persona persona, int id) {
        if (persona.partner() != null) {
            change.announce(Topic.of(persona), new Event.AttachmentDeleted(id, null, null));
        }
        return Future.succeededFuture();
    }

    private static Future<Void> delete(Change change, Persona persona, Found found) {
        if (!found.allowed()) {
            return Future.failedFuture(Refusal.notFound());
        }
        Integer channel = found.channelId();
        String topic = channel == null ? Topic.of(persona) : Topic.channel(channel);
        return touched(change.tx(), found.messageId())
                .map(time -> new Event.AttachmentDeleted(found.id(), found.messageId(), time.orElse(null)))
                .compose(deleted -> change.tx().run(DELETE, found.id()).map(deleted))
                .map(deleted -> announced(change, topic, deleted));
    }

    private static @Nullable Void announced(Change change, String topic, Event deleted) {
        change.announce(topic, deleted);
        return null;
    }

    private static Future<Optional<LocalDateTime>> touched(Tx tx, @Nullable Integer messageId) {
        return messageId == null
                ? Future.succeededFuture(Optional.empty())
                : tx.one(row -> row.getLocalDateTime(0), TOUCH, messageId);
    }
}
