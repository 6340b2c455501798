package dev.switchboard.conversation;

import dev.switchboard.dialect.CountryView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.model.ResPartner;
import dev.switchboard.model.ResUsers;
import io.vertx.sqlclient.Row;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads people from rows; the SQL of one place, for all statements that mention somebody. */
public final class People {
    /** What {@link #partner} reads, from a partner {@code p} and {@link #PARTNER_JOINS}. */
    public static final String PARTNER_COLUMNS = """
            p.id AS p_id, p.name AS p_name, p.email AS p_email, p.active AS p_active, p.is_company AS p_is_company,
            p.write_date AS p_write_date, u.id AS p_user_id, u.share AS p_share, s.livechat_username AS p_livechat_username,
            presence.status AS p_status, country.id AS p_country_id, country.code AS p_country_code,
            country.name AS p_country_name""";

    /** What belongs to a partner {@code p}: the user behind it, if any, its settings, presence and country. */
    public static final String PARTNER_JOINS = """
            LEFT JOIN LATERAL (SELECT id, share FROM res_users WHERE partner_id = p.id ORDER BY active DESC, id LIMIT 1) u
              ON true
            LEFT JOIN res_users_settings s ON s.user_id = u.id
            LEFT JOIN bus_presence presence ON presence.user_id = u.id
            LEFT JOIN res_country country ON country.id = p.country_id""";

    /** What {@link #guest} reads, from a guest {@code g} and {@link #GUEST_JOINS}. */
    static final String GUEST_COLUMNS =
            "g.id AS g_id, g.name AS g_name, g.write_date AS g_write_date, guest_presence.status AS g_status";

    /** What belongs to a guest {@code g}. */
    static final String GUEST_JOINS = "LEFT JOIN bus_presence guest_presence ON guest_presence.guest_id = g.id";

    private People() {}

    /** The partner or guest of a row that has both kinds of columns. */
    public static PersonaView persona(Row row) {
        PersonaView.Partner partner = partner(row);
        return partner != null ? partner : Objects.requireNonNull(guest(row), "a persona is a partner or a guest");
    }

    /** The partner of a row of {@link #PARTNER_COLUMNS}, if it has one. */
    public static PersonaView.@Nullable Partner partner(Row row) {
        Integer id = row.getInteger("p_id");
        if (id == null) {
            return null;
        }
        Integer userId = row.getInteger("p_user_id");
        return new PersonaView.Partner(
                id,
                row.getString("p_name"),
                row.getString("p_livechat_username"),
                row.getString("p_email"),
                row.getBoolean("p_active"),
                row.getBoolean("p_is_company"),
                userId,
                userId != null && !row.getBoolean("p_share"),
                Integer.valueOf(ResUsers.PUBLIC).equals(userId),
                country(row),
                status(id, userId, row.getString("p_status")),
                row.getLocalDateTime("p_write_date"));
    }

    /** The guest of a row of {@link #GUEST_COLUMNS}, if it has one. */
    public static PersonaView.@Nullable Guest guest(Row row) {
        Integer id = row.getInteger("g_id");
        return id == null
                ? null
                : new PersonaView.Guest(
                        id,
                        row.getString("g_name"),
                        Objects.requireNonNullElse(row.getString("g_status"), "offline"),
                        row.getLocalDateTime("g_write_date"));
    }

    private static @Nullable CountryView country(Row row) {
        Integer id = row.getInteger("p_country_id");
        return id == null
                ? null
                : new CountryView(id, row.getString("p_country_code"), row.getString("p_country_name"));
    }

    private static String status(int partnerId, @Nullable Integer userId, @Nullable String status) {
        if (partnerId == ResPartner.ODOOBOT) {
            return "bot";
        }
        return userId == null ? "im_partner" : Objects.requireNonNullElse(status, "offline");
    }
}
