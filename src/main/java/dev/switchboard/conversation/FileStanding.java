package dev.switchboard.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.db.Sql;
import dev.switchboard.model.IrAttachment;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is towards a file. From that alone follows what they may do with it (Odoo: {@code check} and
 * {@code validate_access} in base/models/ir_attachment.py, {@code _check_attachments_access} in
 * mail/models/ir_attachment.py, {@code mail_attachment_delete} in mail/controllers/attachment.py).
 *
 * @param id {@code ir.attachment} id
 * @param channelId the conversation that it belongs to
 * @param messageId the first message that it hangs on
 * @param token by which a visitor reaches it
 * @param pending whether its message is still being written
 * @param made whether they made it; everybody who is not signed in is one maker
 * @param wrote whether they wrote its message
 * @param reads whether they may read it without its token
 * @param changes whether they are an employee who may change what it belongs to
 * @param employee whether they are an employee
 */
public record FileStanding(
        int id,
        @Nullable Integer channelId,
        @Nullable Integer messageId,
        @Nullable String token,
        boolean pending,
        boolean made,
        boolean wrote,
        boolean reads,
        boolean changes,
        boolean employee) {
    /** {@code $2} to {@code $4} are what {@link Channels#IS_READABLE} wants. */
    private static final String FIND =
            """
            SELECT a.id, a.access_token, c.id AS channel_id, message.id AS message_id, caller.employee, caller.made,
              a.res_model = '%s' AND caller.unattached AS pending,
              (message.author_id = $2 OR message.author_guest_id = $3) AS wrote,
              a.public OR (caller.employee AND CASE
                WHEN $7 OR (caller.unattached AND caller.made) THEN true
                WHEN c.id IS NOT NULL THEN %s
                ELSE NOT caller.unattached AND a.res_model IN (%s) END) AS reads,
              caller.employee AND ($7 OR (caller.unattached AND caller.made) OR EXISTS (
                SELECT FROM discuss_channel_member m WHERE m.channel_id = c.id AND m.partner_id = $2)) AS changes
            FROM ir_attachment a
            CROSS JOIN LATERAL (
              SELECT $6::bool AS employee, a.create_uid IS NOT DISTINCT FROM $5::int4 AS made,
                COALESCE(a.res_id, 0) = 0 AS unattached) caller
            LEFT JOIN discuss_channel c ON a.res_model = 'discuss.channel' AND c.id = a.res_id
            LEFT JOIN LATERAL (
              SELECT m.* FROM message_attachment_rel r JOIN mail_message m ON m.id = r.message_id
              WHERE r.attachment_id = a.id ORDER BY m.id LIMIT 1) message ON true
            WHERE a.id = ANY($1)
            """.formatted(Attachments.PENDING, Channels.IS_READABLE, IrAttachment.READ_BY_EMPLOYEES);

    private static final String HOLD = FIND + "FOR UPDATE OF a";

    /** What somebody is towards a file; empty when it is not there. */
    public static Future<Optional<FileStanding>> of(Sql sql, Persona persona, int id) {
        return of(sql, FIND, persona, List.of(id)).map(found -> found.stream().findFirst());
    }

    /** What somebody is towards those of these files that are there; nobody else changes them until the commit. */
    public static Future<List<FileStanding>> held(Sql tx, Persona persona, Collection<Integer> ids) {
        return of(tx, HOLD, persona, ids);
    }

    private static Future<List<FileStanding>> of(Sql sql, String query, Persona persona, Collection<Integer> ids) {
        Persona.User user = persona instanceof Persona.User signedIn ? signedIn : null;
        return sql.list(
                FileStanding::read,
                query,
                ids.toArray(Integer[]::new),
                persona.partner(),
                persona.guest(),
                Channels.answersVisitors(persona),
                user == null ? null : user.id(),
                persona.employee(),
                user != null && user.system());
    }

    private static FileStanding read(Row row) {
        return new FileStanding(
                row.getInteger("id"),
                row.getInteger("channel_id"),
                row.getInteger("message_id"),
                row.getString("access_token"),
                is(row, "pending"),
                is(row, "made"),
                is(row, "wrote"),
                is(row, "reads"),
                is(row, "changes"),
                is(row, "employee"));
    }

    private static boolean is(Row row, String fact) {
        return Boolean.TRUE.equals(row.getBoolean(fact));
    }

    /** Whether they may read it. Who shows a token is judged by it alone. */
    public boolean mayRead(@Nullable String shown) {
        return (shown == null || shown.isEmpty()) ? reads : isOpenedBy(shown);
    }

    /** Whether they may hang it on a message of theirs. */
    boolean mayClaim(@Nullable String shown) {
        return changes || wrote || isOpenedBy(shown);
    }

    /** Whether a message of theirs gets it: to a visitor's own message goes only what was uploaded for it. */
    boolean hangs() {
        return employee || moves();
    }

    /** Whether it belongs to the conversation of that message from then on. */
    boolean moves() {
        return pending && made;
    }

    /** Whether they may delete it: what hangs on a message its author, and what waits for one who has the token. */
    public boolean mayDelete(@Nullable String shown) {
        if (employee) {
            return changes;
        }
        return messageId == null ? pending && isOpenedBy(shown) : wrote;
    }

    private boolean isOpenedBy(@Nullable String shown) {
        return token != null && shown != null && MessageDigest.isEqual(token.getBytes(UTF_8), shown.getBytes(UTF_8));
    }
}
