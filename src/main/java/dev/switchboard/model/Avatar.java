package dev.switchboard.model;

import dev.switchboard.db.Variables;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The picture of who has none: the first letter of their name on a colour that goes with it. */
public final class Avatar {
    private static final String PICTURE = """
            <?xml version='1.0' encoding='UTF-8' ?><svg height='180' width='180' xmlns='http://www.w3.org/2000/svg'>\
            <rect fill='hsl(%d, 45%%, 45%%)' height='180' width='180'/>\
            <text fill='#ffffff' font-size='96' text-anchor='middle' x='90' y='125' font-family='sans-serif'>%s</text></svg>""";

    private Avatar() {}

    /** The picture in {@code image_1920}, otherwise one drawn from {@code name}; base64 of an image. */
    static Object of(Map<String, @Nullable Object> values, Variables variables) {
        return values.get("image_1920") instanceof String image ? image : drawn(values.get("name"));
    }

    /** A picture drawn from {@code name}; base64 of an SVG image. */
    static Object drawn(Map<String, @Nullable Object> values, Variables variables) {
        return drawn(values.get("name"));
    }

    private static String drawn(@Nullable Object value) {
        String svg = svg(value instanceof String text ? text : "");
        return Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    /** An SVG image drawn from a name. */
    public static String svg(String text) {
        String name = text.strip();
        String letter = name.isEmpty() ? "?" : Character.toString(name.codePointAt(0));
        String shown = letter.equals("&") || letter.equals("<") ? "?" : letter.toUpperCase(Locale.ROOT);
        return PICTURE.formatted(Math.floorMod(name.hashCode(), 360), shown);
    }
}
