package dev.switchboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.text.Normalizer;

/** What browsers call what they are given, and whether they show it or save it. The words are Odoo's (werkzeug's). */
final class Disposition {
    private Disposition() {}

    /** The value of a {@code Content-Disposition}. */
    static String of(String name, boolean download) {
        String kind = download ? "attachment" : "inline";
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[^\\x20-\\x7e]", "");
        String quoted =
                plain.matches("[\\w!#$%&'*+.^`|~-]+") ? plain : '"' + plain.replaceAll("([\"\\\\])", "\\\\$1") + '"';
        return plain.equals(name)
                ? "%s; filename=%s".formatted(kind, quoted)
                : "%s; filename=%s; filename*=UTF-8''%s".formatted(kind, quoted, encoded(name));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
