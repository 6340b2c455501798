package dev.switchboard.visitor;

import dev.switchboard.db.Database;
import dev.switchboard.model.Origin;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Finds out where visitors come from. */
public final class Origins {
    private final Database database;
    private final Countries countries;

    /** Reads countries and languages from a database. */
    public Origins(Database database, Countries countries) {
        this.database = database;
        this.countries = countries;
    }

    /**
     * Where a visitor comes from.
     *
     * @param address their IP address
     * @param chosenLanguage the code of the language they chose
     * @param acceptedLanguages what their browser prefers, as {@code Accept-Language} says it
     * @param timezone what their browser says of its time zone
     */
    public Future<Origin> of(
            String address,
            @Nullable String chosenLanguage,
            @Nullable String acceptedLanguages,
            @Nullable String timezone) {
        return countries
                .id(database, address)
                .compose(country -> Languages.of(database, chosenLanguage, acceptedLanguages)
                        .map(language -> new Origin(
                                country.orElse(null),
                                language.code(),
                                language.asked() ? language.code() : null,
                                timezone)));
    }
}
