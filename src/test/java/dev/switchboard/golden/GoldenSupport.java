package dev.switchboard.golden;

import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.model.Passwords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * What recording 00 set up over Odoo's model calls: the people and the channel of the other recordings, as rows, under
 * ids of our own that stand for the recorded ones.
 */
final class GoldenSupport {
    /** The name under which the recorded clients know the database. */
    static final String DATABASE = "o18";

    static final String ADMIN_PASSWORD = "admin";

    private GoldenSupport() {}

    /** Writes the rows, and says which recorded ids they stand for. */
    static Correspondence setUp(DatabaseUrl database) throws SQLException {
        var known = new Correspondence();
        try (var connection = database.dataSource().getConnection()) {
            nameTheAdministrator(connection);
            int partner = partner(connection);
            int olivia = operator(connection, partner);
            known.bind("res.partner", "43", Integer.toString(partner));
            known.bind("res.users", "8", Integer.toString(olivia));
            known.bind("im_livechat.channel", "1", "1");
            known.bind("im_livechat.channel", "2", Integer.toString(channel(connection, olivia)));
        }
        return known;
    }

    /** Odoo's demo data calls the administrator and greets on the first channel like this. */
    private static void nameTheAdministrator(Connection connection) throws SQLException {
        run(connection, "UPDATE res_partner SET name = 'Mitchell Admin' WHERE id = 3");
        run(connection, "UPDATE im_livechat_channel SET default_message = 'Hello, how may I help you?' WHERE id = 1");
        run(connection, "DELETE FROM im_livechat_channel_im_user WHERE channel_id = 1");
    }

    private static int partner(Connection connection) throws SQLException {
        return id(
                connection,
                "INSERT INTO res_partner (name, email) VALUES (?, ?) RETURNING id",
                "Olivia Operator",
                "olivia@example.com");
    }

    private static int operator(Connection connection, int partner) throws SQLException {
        int user = id(
                connection,
                "INSERT INTO res_users (login, password, partner_id) VALUES (?, ?, ?) RETURNING id",
                "olivia",
                Passwords.hash("olivia"),
                partner);
        run(connection, "INSERT INTO res_users_settings (user_id, livechat_username) VALUES (?, ?)", user, "Olivia L.");
        run(connection, "INSERT INTO res_groups_users_rel (uid, gid) VALUES (?, 1), (?, 15)", user, user);
        return user;
    }

    private static int channel(Connection connection, int operator) throws SQLException {
        int channel = id(
                connection,
                "INSERT INTO im_livechat_channel (name, button_text, default_message, input_placeholder,"
                        + " header_background_color, title_color, button_background_color, button_text_color)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                "Golden Support",
                "Need help?",
                "Hi! How can we help?",
                "Ask us anything",
                "#114477",
                "#FFEEDD",
                "#225588",
                "#FAFAFA");
        run(
                connection,
                "INSERT INTO im_livechat_channel_im_user (channel_id, user_id) VALUES (?, ?)",
                channel,
                operator);
        return channel;
    }

    private static int id(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = prepare(connection, sql, values);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = prepare(connection, sql, values)) {
            statement.execute();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
