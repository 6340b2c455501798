package dev.switchboard.model;

import dev.switchboard.db.Variables;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message's text in one line without its markup. */
final class Preview {
    private static final int LONGEST = 190;
    private static final int LONGEST_DESCRIPTION = 30;
    private static final String CUT = " [...]";
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern WHITE = Pattern.compile("\\s+");

    private Preview() {}

    /** Of the {@code body} of a message. */
    static Object of(Map<String, @Nullable Object> values, Variables variables) {
        return shorten(text(values.get("body")), LONGEST);
    }

    /** The {@code subject} of a message, otherwise the beginning of its {@code body}. */
    static Object description(Map<String, @Nullable Object> values, Variables variables) {
        return values.get("subject") instanceof String subject
                ? subject
                : shorten(text(values.get("body")), LONGEST_DESCRIPTION);
    }

    private static String text(@Nullable Object html) {
        String bare = html instanceof String body ? TAG.matcher(body).replaceAll(" ") : "";
        return bare.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }

    /** Whole words while they fit. */
    private static String shorten(String text, int longest) {
        String line = Stream.of(WHITE.split(text.strip(), -1)).collect(Collectors.joining(" "));
        if (line.length() <= longest) {
            return line;
        }
        int end = line.lastIndexOf(' ', longest - CUT.length());
        return end < 0 ? CUT.strip() : line.substring(0, end) + CUT;
    }
}
