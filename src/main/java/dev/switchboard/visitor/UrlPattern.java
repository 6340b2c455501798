package dev.switchboard.visitor;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule's regular expression, looked for anywhere in the address of a page. Whatever its author wrote, that takes a time
 * linear in the address's length (RE2); in return there are no references back and no looking around.
 */
public final class UrlPattern {
    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_ADDRESS_CHARACTERS = 8_000;

    private UrlPattern() {}

    /** Why this cannot be a rule's expression, in words for its author; nothing when it can. */
    public static Optional<String> fault(String regex) {
        if (regex.length() > MOST_CHARACTERS) {
            return Optional.of("it is longer than %,d characters".formatted(MOST_CHARACTERS));
        }
        try {
            Pattern.compile(regex);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription() + ": " + e.getPattern());
        }
    }

    /**
     * Whether an expression is found in an address.
     *
     * @param regex none for an expression that is found everywhere
     */
    public static boolean found(@Nullable String regex, String url) {
        if (regex == null || regex.isEmpty()) {
            return true;
        }
        String looked = url.length() > MOST_ADDRESS_CHARACTERS ? url.substring(0, MOST_ADDRESS_CHARACTERS) : url;
        return Pattern.compile(regex).matcher(looked).find();
    }
}
