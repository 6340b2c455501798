package dev.switchboard.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a relayed file may be. A page is none of these: a sign-in or an error page is never taken for a script. */
enum AssetKind {
    SCRIPT("(application|text)/javascript"),
    STYLE("text/css"),
    FONT("font/.+|application/(x-)?font-.+|application/octet-stream"),
    DATA("application/json"),
    STATIC("image/.+|audio/.+|font/.+|application/(x-)?font-.+|text/css|(application|text)/javascript");

    private static final Pattern TEXT = Pattern.compile("text/.+|application/(javascript|json)|image/svg\\+xml");

    private final Pattern types;

    AssetKind(String types) {
        this.types = Pattern.compile(types);
    }

    /** Whether the value of a {@code Content-Type} is one of this kind's. */
    boolean allows(@Nullable String contentType) {
        return contentType != null && types.matcher(bare(contentType)).matches();
    }

    /** Whether it is worth compressing. */
    static boolean isText(@Nullable String contentType) {
        return contentType != null && TEXT.matcher(bare(contentType)).matches();
    }

    private static String bare(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
