package dev.switchboard.records;

import java.util.List;
import java.util.Random;

/** A random history of live chat sessions, in SQL that goes past all Java: all that can change what reports say. */
final class RandomSessions {
    private static final List<String> MOMENTS =
            List.of("2026-03-28 22:50", "2026-10-24 21:40", "2026-11-01 05:00", "2026-12-31 12:00");

    private static final int FIRST = 101;
    private static final int DESKS = 5;
    private static final int CROWD = 45;

    private final Random random;
    private int sessions;
    private int step;
    private int ratings;

    RandomSessions(long seed) {
        this.random = new Random(seed);
    }

    /** What is there before: operators 60 to 62, guest 60, and desks 2 to 5 beside the first. */
    static String[] people() {
        return new String[] {
            "INSERT INTO res_partner (id, name) SELECT i, 'Operator ' || i FROM generate_series(60, 62) i",
            "INSERT INTO mail_guest (id, name, access_token) VALUES (60, 'Ada', 'hash')",
            "INSERT INTO im_livechat_channel (id, name) SELECT i, 'Desk ' || i FROM generate_series(2, %d) i"
                    .formatted(DESKS),
            "INSERT INTO utm_source (id, name) VALUES (60, 'Bots')",
            "INSERT INTO chatbot_script (id, title, source_id, operator_partner_id) VALUES (60, 'Bot', 60, 62)"
        };
    }

    /** The next thing that happens. At first there is a crowd. */
    String next() {
        step++;
        if (step <= CROWD) {
            return step % 3 == 0 ? opened() : posted();
        }
        return switch (random.nextInt(24)) {
            case 0, 1 -> opened();
            case 2, 3, 4, 5, 6 -> posted();
            case 7 -> messages("UPDATE mail_message SET body = 'edited', write_date = now()");
            case 8 -> messages("UPDATE mail_message SET author_id = %d, author_guest_id = NULL".formatted(operator()));
            case 9 -> messages("DELETE FROM mail_message");
            case 10, 11 -> rated();
            case 12 ->
                ratings("UPDATE rating_rating SET rating = %s, consumed = %s, write_date = now()"
                        .formatted(grade(), random.nextBoolean()));
            case 13 -> ratings("DELETE FROM rating_rating");
            case 14 ->
                sessions("UPDATE discuss_channel SET livechat_operator_id = %d, country_id = %s"
                        .formatted(operator(), country()));
            case 15 -> sessions("UPDATE discuss_channel SET name = 'renamed', livechat_active = false");
            case 16 -> sessions(random.nextInt(3) == 0 ? "DELETE FROM discuss_channel" : moved());
            case 17 -> desk();
            default -> ofSeries19();
        };
    }

    /** What only 19 counts. */
    private String ofSeries19() {
        return switch (random.nextInt(6)) {
            case 0 ->
                sessions("UPDATE discuss_channel SET livechat_end_dt = create_date + %d * interval '1.5 seconds'"
                        .formatted(random.nextInt(900)));
            case 1 ->
                sessions("UPDATE discuss_channel SET livechat_failure = %s, livechat_lang_id = 1"
                        .formatted(
                                List.of("'no_answer'", "'no_failure'", "NULL").get(random.nextInt(3))));
            case 2 -> sessions("UPDATE discuss_channel SET livechat_channel_id = NULL");
            case 3 -> "DELETE FROM im_livechat_channel_member_history WHERE channel_id = " + session();
            default -> joined();
        };
    }

    private String joined() {
        int who = random.nextInt(3);
        boolean guest = who == 0 && random.nextBoolean();
        return """
                INSERT INTO im_livechat_channel_member_history
                  (channel_id, partner_id, guest_id, livechat_member_type, chatbot_script_id)
                SELECT id, %s, %s, '%s', %s FROM discuss_channel WHERE id = %d ON CONFLICT DO NOTHING""".formatted(
                        guest ? "NULL" : "%d".formatted(operator()),
                        guest ? "60" : "NULL",
                        List.of("visitor", "agent", "bot").get(who),
                        who == 2 ? "60" : "NULL",
                        session());
    }

    private String opened() {
        return """
                INSERT INTO discuss_channel (id, name, uuid, channel_type, livechat_channel_id, livechat_operator_id,
                  country_id, anonymous_name, create_date)
                VALUES (%d, 'Ada', 'u%1$d', 'livechat', (SELECT id FROM im_livechat_channel WHERE id = %d), %d, %s, %s,
                  timestamp '%s' + %d * interval '1 second')""".formatted(
                        FIRST + sessions++,
                        aDesk(),
                        operator(),
                        country(),
                        random.nextBoolean() ? "'Ada'" : "NULL",
                        MOMENTS.get(random.nextInt(MOMENTS.size())),
                        random.nextInt(14_400));
    }

    private String posted() {
        boolean guest = random.nextBoolean();
        return """
                INSERT INTO mail_message (model, res_id, author_id, author_guest_id, message_type, create_date)
                SELECT 'discuss.channel', id, %s, %s, 'comment', create_date + %d * interval '1.234567 seconds'
                FROM discuss_channel WHERE id = %d""".formatted(
                guest ? "NULL" : "%d".formatted(operator()), guest ? "60" : "NULL", random.nextInt(900), session());
    }

    private String rated() {
        ratings++;
        return """
                INSERT INTO rating_rating (id, res_model, res_id, parent_res_model, parent_res_id, rating, consumed)
                VALUES (%d, 'discuss.channel', %d, %s, 1, %s, %s)""".formatted(
                        ratings,
                        session(),
                        random.nextInt(4) == 0 ? "NULL" : "'im_livechat.channel'",
                        grade(),
                        random.nextInt(4) > 0);
    }

    private String moved() {
        return "UPDATE discuss_channel SET livechat_channel_id = (SELECT id FROM im_livechat_channel WHERE id = %d)"
                .formatted(aDesk());
    }

    private String desk() {
        return random.nextInt(5) == 0
                ? "DELETE FROM im_livechat_channel WHERE id = " + aDesk()
                : "UPDATE im_livechat_channel SET name = 'Desk of %d' WHERE id = %d"
                        .formatted(random.nextInt(100), aDesk());
    }

    private String sessions(String statement) {
        return statement + " WHERE id = " + session();
    }

    private String ratings(String statement) {
        return statement + " WHERE id = " + (1 + random.nextInt(Math.max(ratings, 1)));
    }

    private String messages(String statement) {
        return statement
                + " WHERE id = (SELECT %s(id) FROM mail_message WHERE res_id = %d)"
                        .formatted(random.nextBoolean() ? "min" : "max", session());
    }

    private int session() {
        return FIRST + random.nextInt(Math.max(sessions, 1));
    }

    private int operator() {
        return 60 + random.nextInt(3);
    }

    private int aDesk() {
        return 1 + random.nextInt(DESKS);
    }

    private String country() {
        return random.nextBoolean() ? "21" : "NULL";
    }

    private String grade() {
        return List.of("0", "1", "3", "5", "4.7", "NULL").get(random.nextInt(6));
    }

    /** A number below a bound, for what a test itself decides. */
    int choice(int bound) {
        return random.nextInt(bound);
    }
}
