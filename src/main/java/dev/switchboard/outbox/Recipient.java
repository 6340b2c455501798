package dev.switchboard.outbox;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whom a mail may go to: one address as people write it, which cannot end a header. */
public final class Recipient {
    private static final int MOST_CHARACTERS = 254;
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{C}\\p{Z}@<>()\\[\\],;:\"\\\\]+@[^\\s\\p{C}\\p{Z}@<>()\\[\\],;:\"\\\\]+");

    private Recipient() {}

    /** The address in what somebody typed; nothing when it is none. */
    public static Optional<String> in(String typed) {
        String address = typed.strip();
        return address.length() <= MOST_CHARACTERS && ADDRESS.matcher(address).matches()
                ? Optional.of(address)
                : Optional.empty();
    }
}
