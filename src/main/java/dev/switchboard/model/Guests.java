package dev.switchboard.model;

import dev.switchboard.db.Sql;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Guests and their tokens. A guest token is {@code <guest id>|<random UUID>}, as the cookie {@code dgid} and the
 * parameter {@code guest_token} carry it (Odoo's mail.guest); only a hash of its second half is stored.
 */
public final class Guests {
    private static final Pattern TOKEN = Pattern.compile("([1-9][0-9]{0,8})\\|([^|]*)");
    private static final String OWN_TOKEN = "SELECT access_token FROM mail_guest WHERE id = $1";
    private static final String FURTHER_TOKENS = "SELECT access_token FROM switchboard_guest_token WHERE guest_id = $1";
    private static final String KEEP_TOKEN =
            "INSERT INTO switchboard_guest_token (guest_id, access_token) VALUES ($1, $2)";
    private static final String FORGET_OLDEST = """
            DELETE FROM switchboard_guest_token WHERE id IN (
              SELECT id FROM switchboard_guest_token WHERE guest_id = $1 ORDER BY id DESC OFFSET 9)""";
    private static final String CREATE =
            MailGuest.MODEL.insertMany("name", "access_token", "country_id", "lang", "timezone");

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
        return matches(sql, OWN_TOKEN, id, secret)
                .compose(own -> own ? Future.succeededFuture(true) : matches(sql, FURTHER_TOKENS, id, secret))
                .map(known -> known ? Optional.of(new Persona.Guest(id)) : Optional.empty());
    }

    private static Future<Boolean> matches(Sql sql, String hashes, int id, String secret) {
        return sql.list(row -> row.getString(0), hashes, id)
                .map(found -> found.stream().anyMatch(hash -> Secrets.matches(secret, hash)));
    }

    /** Makes a further token for a guest, beside the one that their first browser has; the oldest of many ends. */
    public static Future<String> furtherToken(Sql sql, int guestId) {
        String secret = UUID.randomUUID().toString();
        return sql.run(FORGET_OLDEST, guestId)
                .compose(forgotten -> sql.run(KEEP_TOKEN, guestId, Secrets.hexHash(secret)))
                .map(guestId + "|" + secret);
    }

    /**
     * Creates a guest.
     *
     * @param name what others see, such as {@code Visitor}
     * @param origin where they come from; a time zone that does not exist is left out
     */
    public static Future<Newcomer> create(Sql sql, String name, Origin origin) {
        return create(sql, name, List.of(origin)).map(newcomers -> newcomers.get(0));
    }

    /** Creates guests of one name, in the order of where they come from. */
    public static Future<List<Newcomer>> create(Sql sql, String name, List<Origin> origins) {
        List<String> secrets =
                origins.stream().map(origin -> UUID.randomUUID().toString()).toList();
        return origins.isEmpty()
                ? Future.succeededFuture(List.of())
                : sql.list(
                                row -> row.getInteger(0),
                                CREATE,
                                origins.stream().map(origin -> name).toArray(String[]::new),
                                secrets.stream().map(Secrets::hexHash).toArray(String[]::new),
                                origins.stream().map(Origin::countryId).toArray(Integer[]::new),
                                origins.stream().map(Origin::language).toArray(String[]::new),
                                origins.stream().map(Guests::timezone).toArray(String[]::new))
                        .map(ids -> IntStream.range(0, ids.size())
                                .mapToObj(i -> newcomer(ids.get(i), secrets.get(i)))
                                .toList());
    }

    private static @Nullable String timezone(Origin origin) {
        return Timezones.exists(origin.timezone()) ? origin.timezone() : null;
    }

    private static Newcomer newcomer(int id, String secret) {
        return new Newcomer(new Persona.Guest(id), id + "|" + secret);
    }
}
