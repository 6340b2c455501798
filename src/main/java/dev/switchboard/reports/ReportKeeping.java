package dev.switchboard.reports;

import dev.switchboard.db.Database;
import dev.switchboard.db.Tx;
import dev.switchboard.model.ResGroups;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * Keeps what reports say of sessions. Triggers note, in whichever transaction changes a session, that it changed; reports
 * count such a session themselves, so that they are true at any time, and this takes the notes off their hands. The
 * statements are in {@code R__reports.sql}.
 */
public final class ReportKeeping {
    private static final int BATCH = 1_000;
    private static final String LOCK = "switchboard.reports";
    private static final String KEEP = "SELECT switchboard_keep_reports($1)";

    /** Days are summed up where those live who may read reports, and in UTC. */
    private static final String ZONES = """
            SELECT switchboard_keep_report_zones(ARRAY(
              SELECT 'UTC' UNION SELECT p.tz FROM res_groups_users_rel g JOIN res_users u ON u.id = g.uid AND u.active
              JOIN res_partner p ON p.id = u.partner_id WHERE g.gid = $1 AND p.tz IS NOT NULL)::varchar[])""";

    private final Database database;

    /** Keeps it in a database. */
    public ReportKeeping(Database database) {
        this.database = database;
    }

    /** Keeps all that is noted, a batch in a transaction, under a lock that one node holds. */
    public Future<Void> run() {
        return database.transaction(tx -> locked(tx, ReportKeeping::zones)).compose(zones -> batches());
    }

    private Future<Void> batches() {
        return database.transaction(tx -> locked(tx, ReportKeeping::batch))
                .compose(notes -> notes == BATCH ? batches() : Future.succeededFuture());
    }

    private static Future<Integer> locked(Tx tx, Function<Tx, Future<Integer>> work) {
        return tx.tryLock(LOCK).compose(held -> held ? work.apply(tx) : Future.succeededFuture(0));
    }

    private static Future<Integer> zones(Tx tx) {
        return tx.run(ZONES, ResGroups.LIVECHAT_MANAGER).map(0);
    }

    private static Future<Integer> batch(Tx tx) {
        return tx.run(KEEP, BATCH).map(rows -> rows.iterator().next().getInteger(0));
    }
}
