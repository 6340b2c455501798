package dev.switchboard.links;

import java.util.List;
import org.jsoup.Jsoup;

/** Finds links in messages. */
public final class Links {
    private static final int LONGEST = 2_000;

    private Links() {}

    /** Where the links in a piece of HTML lead on the web, each once; who is mentioned by one is no such link. */
    public static List<String> in(String html) {
        return Jsoup.parseBodyFragment(html).select("a[href]:not([data-oe-model])").eachAttr("href").stream()
                .filter(Links::isOnTheWeb)
                .distinct()
                .toList();
    }

    static boolean isOnTheWeb(String url) {
        return url.length() <= LONGEST
                && (url.regionMatches(true, 0, "http://", 0, 7) || url.regionMatches(true, 0, "https://", 0, 8));
    }
}
