package dev.switchboard.model;

import dev.switchboard.db.Sql;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Guests and their tokens. A guest token is {@code <guest id>|<random UUID>}, as the cookie {@code dgid} and the
 * parameter {@code guest_token} carry it (Odoo's mail.guest); only a hash of its second half is stored.
 */
public final class Guests {
    private static final Pattern TOKEN = Pattern.compile("([1-9][0-9]{0,8})\\|([^|]*)");
    private static final String CREATE =
            MailGuest.MODEL.insert("name", "access_token", "country_id", "lang", "timezone");

    /**
     * A guest who has just been created.
     *
     * @param persona who it is
     * @param token the only copy of the token
     */
    public record Newcomer(Persona.Guest persona, String token) {}

    private Guests() {}

    /**
     * Finds the guest of a token.
     *
     * @param token as the caller sent it
     * @return nobody when the token is missing, malformed, unknown or wrong
     */
    public static Future<Optional<Persona.Guest>> byToken(Sql sql, @Nullable String token) {
        Matcher halves = TOKEN.matcher(token == null ? "" : token);
        if (!halves.matches()) {
            return Future.succeededFuture(Optional.empty());
        }
        int id = Integer.parseInt(halves.group(1));
        String secret = halves.group(2);
        return sql.one(row -> row.getString(0), "SELECT access_token FROM mail_guest WHERE id = $1", id)
                .map(hash -> hash.filter(h -> Secrets.matches(secret, h)).map(h -> new Persona.Guest(id)));
    }

    /**
     * Creates a guest.
     *
     * @param name what others see, such as {@code Visitor}
     * @param origin where they come from; a time zone that does not exist is left out
     */
    public static Future<Newcomer> create(Sql sql, String name, Origin origin) {
        String secret = UUID.randomUUID().toString();
        String timezone = Timezones.exists(origin.timezone()) ? origin.timezone() : null;
        return sql.run(CREATE, name, Secrets.hexHash(secret), origin.countryId(), origin.language(), timezone)
                .map(rows -> rows.iterator().next().getInteger(0))
                .map(id -> new Newcomer(new Persona.Guest(id), id + "|" + secret));
    }
}
