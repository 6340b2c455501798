package dev.switchboard.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a visitor comes from, as far as their request tells.
 *
 * @param countryId {@code res.country} id
 * @param language the code of an installed language to speak to them in, such as {@code fr_FR}
 * @param ownLanguage the same where they asked for it; none where it is what everybody else gets
 * @param timezone what their browser says of its time zone
 */
public record Origin(
        @Nullable Integer countryId,
        @Nullable String language,
        @Nullable String ownLanguage,
        @Nullable String timezone) {
    /** Nobody knows. */
    public static final Origin UNKNOWN = new Origin(null, null, null, null);
}
