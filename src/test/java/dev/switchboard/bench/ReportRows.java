package dev.switchboard.bench;

import dev.switchboard.db.Database;

/**
 * A year of live chat sessions, 2,740 a day within thirteen hours: 20 operators, three channels, ten countries, five
 * messages each, of which two are answers, and a third of them rated.
 */
final class ReportRows {
    private static final int FIRST = 1_000_001;

    private ReportRows() {}

    /** Past the triggers: what a round keeps is measured by itself. */
    static void fill(Database database, int sessions) {
        run(database, "INSERT INTO im_livechat_channel (id, name) SELECT i, 'Desk ' || i FROM generate_series(2, 3) i");
        run(
                database,
                "INSERT INTO res_partner (id, name) SELECT i, 'Operator ' || i FROM generate_series(1000, 1019) i");
        triggers(database, "DISABLE");
        database.run("""
                INSERT INTO discuss_channel (id, name, uuid, channel_type, livechat_operator_id, livechat_channel_id,
                  country_id, anonymous_name, create_date)
                SELECT i, 'Visitor ' || i, 'uuid' || i, 'livechat', 1000 + i * 19 % 20, 1 + (i / 20) % 3,
                  countries[1 + (i / 7) % 10], CASE WHEN i % 2 = 0 THEN 'Visitor' END,
                  timestamp '2025-11-20 06:00' + (i - $1) / 2740 * interval '1 day' + (i - $1) % 2740 * interval '17 s'
                FROM generate_series($1::int, $1 + $2::int - 1) i,
                  (SELECT array_agg(id ORDER BY id) AS countries FROM res_country) known""", FIRST, sessions).await();
        run(database, """
                INSERT INTO mail_message (model, res_id, author_id, body, message_type, create_date, date)
                SELECT 'discuss.channel', id, CASE WHEN n % 2 = 0 THEN livechat_operator_id END, '<p>Hello</p>',
                  'comment', create_date + n * interval '40.1 s', create_date + n * interval '40.1 s'
                FROM discuss_channel, generate_series(1, 5) n WHERE id > 1000000""");
        run(database, """
                INSERT INTO rating_rating (res_model, res_id, parent_res_model, parent_res_id, rating, consumed)
                SELECT 'discuss.channel', id, 'im_livechat.channel', 1, (ARRAY[1, 3, 5])[1 + id / 3 % 3], true
                FROM discuss_channel WHERE id > 1000000 AND id % 3 = 0""");
        triggers(database, "ENABLE");
    }

    private static void triggers(Database database, String what) {
        for (String table : new String[] {"discuss_channel", "mail_message", "rating_rating"}) {
            run(database, "ALTER TABLE " + table + " " + what + " TRIGGER USER");
        }
    }

    private static void run(Database database, String statement) {
        database.run(statement).await();
    }
}
