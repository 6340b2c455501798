package dev.switchboard.conversation;

import dev.switchboard.db.Tx;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;

/** Hangs the files on a message that its author claims for it. */
final class Claims {
    /** Whose file it is: who made it, has its token, wrote its message, or as an employee is in its conversation. */
    private static final String OWNED = """
            SELECT a.id FROM unnest($1::int4[], $2::text[]) AS claim (id, token)
            JOIN ir_attachment a ON a.id = claim.id
            WHERE a.access_token = claim.token OR a.create_uid = $3 OR $4
              OR ($5 AND a.res_model = 'discuss.channel' AND EXISTS (
                SELECT FROM discuss_channel_member m WHERE m.channel_id = a.res_id AND m.partner_id = $6))
              OR EXISTS (SELECT FROM message_attachment_rel r JOIN mail_message m ON m.id = r.message_id
                WHERE r.attachment_id = a.id AND (m.author_id = $6 OR m.author_guest_id = $7))
            FOR UPDATE OF a""";

    private static final String TAKE = """
            UPDATE ir_attachment SET res_model = 'discuss.channel', res_id = $2, write_date = now() AT TIME ZONE 'utc'
            WHERE id = ANY($1) AND res_model = '%s'""".formatted(Attachments.PENDING);
    private static final String LINK = """
            INSERT INTO message_attachment_rel (message_id, attachment_id) SELECT $1, unnest($2::int4[])
            ON CONFLICT DO NOTHING""";

    private Claims() {}

    /**
     * Hangs files on a message that was just posted.
     *
     * @return fails with {@link Refusal} USER_ERROR when one of them is not there, or not the author's
     */
    static Future<Void> take(Tx tx, Post post, int messageId) {
        Integer[] ids = post.files().stream().map(Post.File::id).distinct().toArray(Integer[]::new);
        return owned(tx, post)
                .compose(owned -> checked(ids, owned))
                .compose(checked -> tx.run(TAKE, ids, post.channelId()))
                .compose(taken -> tx.run(LINK, messageId, ids))
                .mapEmpty();
    }

    private static Future<List<Integer>> owned(Tx tx, Post post) {
        Persona author = post.author();
        Persona.User user = author instanceof Persona.User signedIn ? signedIn : null;
        return tx.list(
                row -> row.getInteger("id"),
                OWNED,
                post.files().stream().map(Post.File::id).toArray(Integer[]::new),
                post.files().stream().map(Post.File::token).toArray(String[]::new),
                user == null ? null : user.id(),
                user != null && user.system(),
                author.employee(),
                author.partner(),
                author.guest());
    }

    private static Future<Void> checked(Integer[] ids, List<Integer> owned) {
        for (Integer id : ids) {
            if (!owned.contains(id)) {
                return Future.failedFuture(new Refusal(
                        Refusal.Kind.USER_ERROR,
                        "The attachment %d does not exist or you do not have the rights to access it.".formatted(id)));
            }
        }
        return Future.succeededFuture();
    }
}
