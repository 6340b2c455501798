package dev.switchboard.methods;

import dev.switchboard.db.Sql;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResGroups;
import io.vertx.core.Future;

/** What follows from the groups that users are in: further groups, settings, whether they are employees. */
final class Memberships {
    private static final String IMPLY = """
            WITH RECURSIVE implied (uid, gid) AS (
              SELECT uid, gid FROM res_groups_users_rel
              UNION SELECT i.uid, r.hid FROM implied i JOIN res_groups_implied_rel r ON r.gid = i.gid)
            INSERT INTO res_groups_users_rel (uid, gid) SELECT uid, gid FROM implied ON CONFLICT DO NOTHING""";
    private static final String SHARE = """
            WITH marked AS (
              SELECT u.id, NOT EXISTS (
                SELECT FROM res_groups_users_rel g WHERE g.uid = u.id AND g.gid = %d) AS share
              FROM res_users u)
            UPDATE res_users u SET share = m.share,
              notification_type = CASE WHEN m.share THEN 'email' ELSE u.notification_type END
            FROM marked m WHERE m.id = u.id AND m.share <> u.share""".formatted(ResGroups.INTERNAL_USER);
    private static final String SETTINGS = """
            INSERT INTO res_users_settings (user_id) SELECT uid FROM res_groups_users_rel WHERE gid = %d
            ON CONFLICT (user_id) DO NOTHING""".formatted(ResGroups.INTERNAL_USER);
    private static final String OF_SEVERAL_TYPES =
            """
            SELECT uid FROM res_groups_users_rel WHERE gid IN (%d, %d, %d) GROUP BY uid HAVING count(*) > 1 LIMIT 1""".formatted(ResGroups.INTERNAL_USER, ResGroups.PORTAL, ResGroups.PUBLIC);

    /** The system's own user is none that somebody could sign in as. */
    private static final String ADMINISTRATORS = """
            SELECT u.id FROM res_users u JOIN res_groups_users_rel g ON g.uid = u.id
            WHERE g.gid = %d AND u.active LIMIT 1""".formatted(ResGroups.SYSTEM);

    private Memberships() {}

    /** Completes what follows, and refuses what may not be: two types of user at once, or no administrator. */
    static Future<Void> settle(Sql sql) {
        return sql.run(IMPLY)
                .compose(done -> sql.run(SHARE))
                .compose(done -> sql.run(SETTINGS))
                .compose(done -> sql.run(OF_SEVERAL_TYPES))
                .compose(found -> check(found.size() == 0, "The user cannot have more than one user types."))
                .compose(done -> sql.run(ADMINISTRATORS))
                .compose(found -> check(found.size() > 0, "You must have at least an administrator user."));
    }

    private static Future<Void> check(boolean kept, String rule) {
        return kept ? Future.succeededFuture() : Future.failedFuture(new Refusal(Refusal.Kind.VALIDATION_ERROR, rule));
    }
}
