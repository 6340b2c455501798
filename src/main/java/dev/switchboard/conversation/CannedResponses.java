package dev.switchboard.conversation;

import dev.switchboard.db.Database;
import dev.switchboard.dialect.CannedResponseView;
import dev.switchboard.model.Persona;
import io.vertx.core.Future;
import java.util.List;

/** Canned responses as operators have them at hand. */
public final class CannedResponses {
    private static final String AT_HAND = """
            SELECT r.id, r.source, r.substitution FROM mail_canned_response r WHERE r.create_uid = $1 OR EXISTS (
              SELECT FROM mail_canned_response_res_groups_rel shared
              JOIN res_groups_users_rel member ON member.gid = shared.res_groups_id AND member.uid = $1
              WHERE shared.mail_canned_response_id = r.id)
            ORDER BY r.id DESC""";

    /** Odoo's last_used of who uses one in a message; nobody waits for somebody else who does so, too. */
    private static final String USED = """
            UPDATE mail_canned_response SET last_used = now() AT TIME ZONE 'utc' WHERE id IN (
              SELECT r.id FROM mail_canned_response r WHERE r.id = ANY($2) AND (r.create_uid = $1 OR EXISTS (
                SELECT FROM mail_canned_response_res_groups_rel shared
                JOIN res_groups_users_rel member ON member.gid = shared.res_groups_id AND member.uid = $1
                WHERE shared.mail_canned_response_id = r.id))
              FOR NO KEY UPDATE OF r SKIP LOCKED)""";

    private final Database database;

    /** Reads from a database. */
    public CannedResponses(Database database) {
        this.database = database;
    }

    /** A user's own ones and those that are shared with the user, the newest first. */
    public Future<List<CannedResponseView>> of(int userId) {
        return database.list(
                row -> new CannedResponseView(
                        row.getInteger("id"), row.getString("source"), row.getString("substitution")),
                AT_HAND,
                userId);
    }

    /** Somebody writes a message with canned responses; those that are not at hand for them do not count. */
    public Future<Void> used(Persona author, List<Integer> ids) {
        return author instanceof Persona.User user && !ids.isEmpty()
                ? database.run(USED, user.id(), ids.toArray(Integer[]::new)).mapEmpty()
                : Future.succeededFuture();
    }
}
