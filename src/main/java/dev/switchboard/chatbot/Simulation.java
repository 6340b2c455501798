package dev.switchboard.chatbot;

import dev.switchboard.db.Sql;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Arguments;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A visitor who is thought of.
 *
 * @param url the page's address
 * @param countryId {@code res.country} id of where they are; none when nobody knows
 * @param language the code of theirs; none when they name none
 * @param operator whether an operator is taken to be there; none for how it is now
 */
record Simulation(
        int channelId,
        String url,
        @Nullable Integer countryId,
        @Nullable String language,
        @Nullable Boolean operator) {

    private static final int MOST_ADDRESS_CHARACTERS = 8_000;
    private static final String COUNTRY =
            "SELECT id FROM res_country WHERE id::text = $1 OR code = upper($1) ORDER BY id LIMIT 1";
    private static final String LANGUAGE = "SELECT code FROM res_lang WHERE active AND code = $1";

    /** Reads what the caller asks; fails with VALIDATION_ERROR for what there is not, TYPE_ERROR for a wrong type. */
    static Future<Simulation> of(Sql sql, int channelId, Arguments arguments) {
        String url = arguments.text("url");
        if (url.length() > MOST_ADDRESS_CHARACTERS) {
            throw new Refusal(Refusal.Kind.VALIDATION_ERROR, "The address is longer than 8,000 characters.");
        }
        Boolean operator = operator(arguments.value("operator_available"));
        return known(sql, row -> row.getInteger(0), COUNTRY, "country", country(arguments.value("country")))
                .compose(country -> known(
                                sql, row -> row.getString(0), LANGUAGE, "language", arguments.textOrNull("lang"))
                        .map(language ->
                                new Simulation(channelId, url, country.orElse(null), language.orElse(null), operator)));
    }

    private static @Nullable Boolean operator(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw new Refusal(Refusal.Kind.TYPE_ERROR, "'operator_available' must be true, false or null");
    }

    /** A code such as {@code BE}, or an id. */
    private static @Nullable String country(@Nullable Object value) {
        if (value == null || value.equals(false) || value.equals("")) {
            return null;
        }
        if (value instanceof String || value instanceof Integer) {
            return String.valueOf(value);
        }
        throw new Refusal(Refusal.Kind.TYPE_ERROR, "'country' must be a code such as 'BE', or an id");
    }

    private static <T> Future<Optional<T>> known(
            Sql sql, Function<Row, T> read, String query, String what, @Nullable String value) {
        return value == null
                ? Future.succeededFuture(Optional.empty())
                : sql.one(read, query, value)
                        .compose(found -> found.isPresent()
                                ? Future.succeededFuture(found)
                                : Future.failedFuture(new Refusal(
                                        Refusal.Kind.VALIDATION_ERROR,
                                        "There is no %s '%s' here.".formatted(what, value))));
    }
}
