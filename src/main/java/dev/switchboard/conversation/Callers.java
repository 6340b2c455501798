package dev.switchboard.conversation;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.switchboard.db.Sql;
import dev.switchboard.dialect.CallerView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.dialect.SettingsView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.ResPartner;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a client is told of itself. */
public final class Callers {
    private static final String PARTNERS = "SELECT %s FROM res_partner p %s WHERE p.id = ANY($1)"
            .formatted(People.PARTNER_COLUMNS, People.PARTNER_JOINS);
    private static final String GUESTS =
            "SELECT %s FROM mail_guest g %s WHERE g.id = ANY($1)".formatted(People.GUEST_COLUMNS, People.GUEST_JOINS);
    private static final String SETTINGS = """
            SELECT s.*,
              ARRAY(SELECT res_lang_id FROM res_lang_res_users_settings_rel l
                WHERE l.res_users_settings_id = s.id ORDER BY 1) AS lang_ids,
              ARRAY(SELECT im_livechat_expertise_id FROM im_livechat_expertise_res_users_settings_rel e
                WHERE e.res_users_settings_id = s.id ORDER BY 1) AS expertise_ids
            FROM res_users_settings s WHERE s.user_id = ANY($1)""";

    /** What is known of some people, by their ids; settings by the users'. */
    private record Known(
            Map<Integer, PersonaView.Partner> partners,
            Map<Integer, PersonaView.Guest> guests,
            Map<Integer, SettingsView> settings) {

        private CallerView caller(Persona persona) {
            PersonaView.Partner odoobot = Objects.requireNonNull(partners.get(ResPartner.ODOOBOT));
            if (persona instanceof Persona.User user) {
                return new CallerView(persona, partners.get(user.partnerId()), settings.get(user.id()), odoobot);
            }
            return new CallerView(
                    persona, persona instanceof Persona.Guest guest ? guests.get(guest.id()) : null, null, odoobot);
        }
    }

    private Callers() {}

    /** The caller and the system. */
    public static Future<CallerView> read(Sql sql, Persona persona) {
        return read(sql, List.of(persona)).map(callers -> callers.get(0));
    }

    /** Some callers, in their order, with a number of statements that does not depend on how many they are. */
    public static Future<List<CallerView>> read(Sql sql, List<Persona> personas) {
        return partners(sql, personas)
                .compose(partners -> guests(sql, personas)
                        .compose(guests ->
                                settings(sql, personas).map(settings -> new Known(partners, guests, settings))))
                .map(known -> personas.stream().map(known::caller).toList());
    }

    private static Future<Map<Integer, PersonaView.Partner>> partners(Sql sql, List<Persona> personas) {
        Stream<Integer> own = personas.stream().map(Persona::partner).filter(Objects::nonNull);
        return partners(sql, Stream.concat(Stream.of(ResPartner.ODOOBOT), own).toArray(Integer[]::new));
    }

    private static Future<Map<Integer, PersonaView.Partner>> partners(Sql sql, Integer... ids) {
        return sql.list(People::partner, PARTNERS, (Object) ids)
                .map(partners -> partners.stream().collect(toMap(PersonaView.Partner::id, identity())));
    }

    private static Future<Map<Integer, PersonaView.Guest>> guests(Sql sql, List<Persona> personas) {
        Integer[] ids =
                personas.stream().map(Persona::guest).filter(Objects::nonNull).toArray(Integer[]::new);
        return ids.length == 0
                ? Future.succeededFuture(Map.of())
                : sql.list(People::guest, GUESTS, (Object) ids)
                        .map(guests -> guests.stream().collect(toMap(PersonaView.Guest::id, identity())));
    }

    private static Future<Map<Integer, SettingsView>> settings(Sql sql, List<Persona> personas) {
        Integer[] ids = personas.stream()
                .filter(Persona.User.class::isInstance)
                .map(user -> ((Persona.User) user).id())
                .toArray(Integer[]::new);
        return ids.length == 0
                ? Future.succeededFuture(Map.of())
                : sql.list(Callers::settings, SETTINGS, (Object) ids)
                        .map(settings -> settings.stream().collect(toMap(SettingsView::userId, identity())));
    }

    /** A partner by its {@code res.partner} id, which must exist. */
    public static Future<PersonaView.Partner> partner(Sql sql, int id) {
        return partners(sql, new Integer[] {id})
                .map(partners -> Optional.ofNullable(partners.get(id))
                        .orElseThrow(() -> new NoSuchElementException("no res.partner with id " + id)));
    }

    /** A guest by its {@code mail.guest} id. */
    static Future<Optional<PersonaView.Guest>> guest(Sql sql, int id) {
        return guests(sql, List.of(new Persona.Guest(id))).map(guests -> Optional.ofNullable(guests.get(id)));
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
