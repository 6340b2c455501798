package dev.switchboard.app;

import dev.switchboard.db.Database;
import dev.switchboard.db.Tx;
import dev.switchboard.model.ImLivechatChannel;
import dev.switchboard.model.Passwords;
import dev.switchboard.model.ResGroups;
import dev.switchboard.model.ResPartner;
import dev.switchboard.model.ResUsers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** What {@code --demo} adds once: the operator {@code demo} with the password {@code demo}, in the first channel. */
final class Demo {
    private static final String LOGIN = "demo";
    private static final String CREATE_PARTNER = ResPartner.MODEL.insert("name", "email");
    private static final String CREATE_USER = ResUsers.MODEL.insert("login", "password", "partner_id");

    private Demo() {}

    /** Adds the operator unless there is one. */
    static Future<Void> add(Vertx vertx, Database database) {
        return database.run("SELECT id FROM res_users WHERE login = $1", LOGIN)
                .compose(rows -> rows.size() > 0
                        ? Future.succeededFuture()
                        : vertx.executeBlocking(() -> Passwords.hash(LOGIN))
                                .compose(hash -> database.transaction(tx -> addOperator(tx, hash))));
    }

    private static Future<Void> addOperator(Tx tx, String passwordHash) {
        return tx.one(row -> row.getInteger(0), CREATE_PARTNER, "Marc Demo", "marc.demo@example.com")
                .compose(partner ->
                        tx.one(row -> row.getInteger(0), CREATE_USER, LOGIN, passwordHash, partner.orElseThrow()))
                .compose(user -> join(tx, user.orElseThrow()));
    }

    private static Future<Void> join(Tx tx, int userId) {
        Integer[] groups = {ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER};
        return tx.run("INSERT INTO res_users_settings (user_id, livechat_username) VALUES ($1, 'Marc')", userId)
                .compose(done -> tx.run(
                        "INSERT INTO res_groups_users_rel (uid, gid) SELECT $1::int4, unnest($2::int4[])",
                        userId,
                        groups))
                .compose(done -> tx.run(
                        "INSERT INTO im_livechat_channel_im_user (channel_id, user_id) VALUES ($1, $2)",
                        ImLivechatChannel.FIRST,
                        userId))
                .mapEmpty();
    }
}
