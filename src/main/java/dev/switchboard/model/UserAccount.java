package dev.switchboard.model;

import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a user set up for themselves.
 *
 * @param login what they sign in with
 * @param language such as {@code en_US}
 * @param timezone such as {@code Europe/Brussels}
 * @param notificationType how they hear of what is for them alone: {@code email} or {@code inbox}
 */
public record UserAccount(
        String login, String language, @Nullable String timezone, String notificationType) {
    /** Finds one by the user's id. */
    static final String OF_USER = """
            SELECT u.login, COALESCE(p.lang, 'en_US'), p.tz, u.notification_type
            FROM res_users u JOIN res_partner p ON p.id = u.partner_id WHERE u.id = $1""";

    static UserAccount read(Row row) {
        return new UserAccount(row.getString(0), row.getString(1), row.getString(2), row.getString(3));
    }
}
