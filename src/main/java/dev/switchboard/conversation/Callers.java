package dev.switchboard.conversation;

import dev.switchboard.db.Sql;
import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.SettingsView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResPartner;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a client is told of itself. */
public final class Callers {
    private static final String PARTNER =
            "SELECT %s FROM res_partner p %s WHERE p.id = $1".formatted(People.PARTNER_COLUMNS, People.PARTNER_JOINS);
    private static final String GUEST =
            "SELECT %s FROM mail_guest g %s WHERE g.id = $1".formatted(People.GUEST_COLUMNS, People.GUEST_JOINS);
    private static final String SETTINGS = """
            SELECT s.*,
              ARRAY(SELECT res_lang_id FROM res_lang_res_users_settings_rel l
                WHERE l.res_users_settings_id = s.id ORDER BY 1) AS lang_ids,
              ARRAY(SELECT im_livechat_expertise_id FROM im_livechat_expertise_res_users_settings_rel e
                WHERE e.res_users_settings_id = s.id ORDER BY 1) AS expertise_ids
            FROM res_users_settings s WHERE s.user_id = $1""";

    private record Self(
            @Nullable PersonaView view, @Nullable SettingsView settings) {}

    private Callers() {}

    /** The caller and the system. */
    public static Future<CallerView> read(Sql sql, Persona persona) {
        return partner(sql, ResPartner.ODOOBOT)
                .compose(odoobot ->
                        self(sql, persona).map(self -> new CallerView(persona, self.view(), self.settings(), odoobot)));
    }

    /** A partner by its {@code res.partner} id, which must exist. */
    public static Future<PersonaView.Partner> partner(Sql sql, int id) {
        return sql.one(row -> Optional.ofNullable(People.partner(row)), PARTNER, id)
                .map(partner -> partner.flatMap(p -> p)
                        .orElseThrow(() -> new NoSuchElementException("no res.partner with id " + id)));
    }

    /** A guest by its {@code mail.guest} id. */
    static Future<Optional<PersonaView.Guest>> guest(Sql sql, int id) {
        return sql.one(row -> Optional.ofNullable(People.guest(row)), GUEST, id).map(guest -> guest.flatMap(g -> g));
    }

    private static Future<Self> self(Sql sql, Persona persona) {
        if (persona instanceof Persona.User user) {
            return partner(sql, user.partnerId())
                    .compose(view -> settings(sql, user.id()).map(settings -> new Self(view, settings.orElse(null))));
        }
        if (persona instanceof Persona.Guest guest) {
            return guest(sql, guest.id()).map(view -> new Self(view.orElse(null), null));
        }
        return Future.succeededFuture(new Self(null, null));
    }

    private static Future<Optional<SettingsView>> settings(Sql sql, int userId) {
        return sql.one(Callers::settings, SETTINGS, userId);
    }

    private static SettingsView settings(Row row) {
        return new SettingsView(
                row.getInteger("id"),
                row.getInteger("user_id"),
                row.getBoolean("is_discuss_sidebar_category_channel_open"),
                row.getBoolean("is_discuss_sidebar_category_chat_open"),
                row.getString("push_to_talk_key"),
                row.getBoolean("use_push_to_talk"),
                row.getInteger("voice_active_duration"),
                row.getString("channel_notifications"),
                row.getLocalDateTime("mute_until_dt"),
                row.getBoolean("is_discuss_sidebar_category_livechat_open"),
                row.getString("livechat_username"),
                List.of(row.getArrayOfIntegers("lang_ids")),
                List.of(row.getArrayOfIntegers("expertise_ids")));
    }
}
