package dev.switchboard.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URLConnection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file is: what its first bytes say, and where they say nothing, what its name says. A name that claims a type
 * which the bytes would have shown is not believed.
 */
public final class FileType {
    static final String UNKNOWN = "application/octet-stream";

    /** How many bytes are enough to tell. */
    static final int HEAD = 32;

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("csv", "text/csv"),
            Map.entry("doc", "application/msword"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("eml", "message/rfc822"),
            Map.entry("htm", "text/html"),
            Map.entry("html", "text/html"),
            Map.entry("json", "application/json"),
            Map.entry("log", "text/plain"),
            Map.entry("md", "text/markdown"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain"),
            Map.entry("wav", "audio/x-wav"),
            Map.entry("webm", "video/webm"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    private static final Set<String> SHOWN_BY_BYTES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "application/pdf");

    private FileType() {}

    /** The type of a file with this name and these first bytes. */
    static String of(String name, byte[] head) {
        return byBytes(new String(head, ISO_8859_1)).orElseGet(() -> {
            String named = byName(name);
            return SHOWN_BY_BYTES.contains(named) ? UNKNOWN : named;
        });
    }

    private static Optional<String> byBytes(String head) {
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("image/png");
        } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return Optional.of("image/webp");
        } else if (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)) {
            return Optional.of("image/bmp");
        }
        return head.startsWith("%PDF-") ? Optional.of("application/pdf") : Optional.empty();
    }

    /** The type that a name claims. */
    public static String byName(@Nullable String name) {
        String text = String.valueOf(name);
        String extension = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String known = BY_EXTENSION.get(extension);
        if (known != null) {
            return known;
        }
        String guessed = URLConnection.guessContentTypeFromName(text);
        return guessed == null ? UNKNOWN : guessed;
    }

    /**
     * The type under which a file may be stored: what a browser would run as a page is plain text, unless an
     * administrator made it (Odoo: {@code _check_contents} in {@code base/models/ir_attachment.py}).
     */
    public static String harmless(String type, boolean trusted) {
        boolean active = type.contains("ht") || (type.contains("xml") && !type.contains("openxmlformats"));
        return active && !trusted ? "text/plain" : type;
    }
}
