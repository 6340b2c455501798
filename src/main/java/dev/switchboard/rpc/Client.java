package dev.switchboard.rpc;

import org.jspecify.annotations.Nullable;

/**
 * What a request tells of the program and the place that it came from.
 *
 * @param crossOrigin whether it came to the twin for other sites, where cookies mean nothing
 * @param address the IP address of the client, or of the last proxy that nobody vouches for
 * @param site the header {@code Origin}: the site whose page it came from
 * @param page the header {@code Referer}: the page, or of pages on other sites mostly their site alone
 * @param languages the header {@code Accept-Language}
 * @param language the cookie {@code frontend_lang}: the language that the visitor chose, such as {@code fr_FR}
 * @param timezone the cookie {@code tz}: the browser's time zone, such as {@code Europe/Brussels}
 */
public record Client(
        boolean crossOrigin,
        String address,
        @Nullable String site,
        @Nullable String page,
        @Nullable String languages,
        @Nullable String language,
        @Nullable String timezone) {}
