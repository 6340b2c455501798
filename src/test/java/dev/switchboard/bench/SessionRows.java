package dev.switchboard.bench;

import dev.switchboard.db.Database;

/** Many live chat sessions: 20 operators take turns, a guest is in each, and each has four messages. */
final class SessionRows {
    static final int OPERATORS = 20;

    /** The first operator's user, whose partner has the same id. */
    static final int FIRST_OPERATOR = 1_000;

    private SessionRows() {}

    static void fill(Database database, int sessions) {
        database.run(
                        "INSERT INTO res_partner (id, name, email) SELECT i, 'Operator ' || i, 'o' || i || '@example.com'"
                                + " FROM generate_series($1::int, $2::int) i",
                        FIRST_OPERATOR,
                        FIRST_OPERATOR + OPERATORS - 1)
                .await();
        database.run(
                        "INSERT INTO res_users (id, login, password, partner_id) SELECT id, 'operator' || id,"
                                + " (SELECT password FROM res_users WHERE login = 'admin'), id FROM res_partner WHERE id >= $1",
                        FIRST_OPERATOR)
                .await();
        database.run(
                        "INSERT INTO res_groups_users_rel (uid, gid) SELECT id, gid FROM res_users, unnest('{1,15}'::int[]) gid"
                                + " WHERE id >= $1",
                        FIRST_OPERATOR)
                .await();
        database.run(
                        "INSERT INTO mail_guest (id, name, access_token) SELECT i, 'Visitor ' || i, 'token' || i"
                                + " FROM generate_series(1000001, 1000000 + $1::int) i",
                        sessions)
                .await();
        database.run("""
                        INSERT INTO discuss_channel (id, name, uuid, channel_type, livechat_operator_id, livechat_channel_id, create_date)
                        SELECT i, 'Visitor ' || i, 'uuid' || i, 'livechat', $2 + i % $3, 1,
                          timestamp '2026-01-01' + i * interval '9 seconds' FROM generate_series(1000001, 1000000 + $1::int) i""", sessions, FIRST_OPERATOR, OPERATORS).await();
        database.run("""
                        INSERT INTO discuss_channel_member (channel_id, partner_id, guest_id)
                        SELECT id, livechat_operator_id, NULL FROM discuss_channel WHERE id > 1000000
                        UNION ALL SELECT id, NULL, id FROM discuss_channel WHERE id > 1000000""").await();
        database.run("""
                        INSERT INTO mail_message (model, res_id, author_guest_id, body, message_type, date)
                        SELECT 'discuss.channel', id, id, '<p>Hello</p>', 'comment', create_date
                        FROM discuss_channel, generate_series(1, 4) WHERE id > 1000000""").await();
        database.run("VACUUM ANALYZE").await();
    }
}
