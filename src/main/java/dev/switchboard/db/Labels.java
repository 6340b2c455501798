package dev.switchboard.db;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people call a field that is given no name for them: {@code button_text_color} is {@code Button Text Color}. */
final class Labels {
    private static final Pattern UNDERSCORE = Pattern.compile("_");
    private static final Pattern ID = Pattern.compile("_ids?$");

    private Labels() {}

    static String of(String name) {
        String[] words = UNDERSCORE.split(ID.matcher(name).replaceFirst(""), -1);
        return Arrays.stream(words).map(Labels::capital).collect(Collectors.joining(" "));
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
