package dev.switchboard.chatbot;

import java.util.List;
import java.util.Random;

/**
 * What a visitor may write.
 *
 * @param body HTML
 * @param address whether it is an answer to the question for a mail address
 */
record Saying(String body, boolean address) {
    private static final int LONGEST = 100_000;
    private static final List<Saying> ALL = List.of(
            new Saying("ada@example.com", true),
            new Saying("Ada &lt;ada@example.com&gt;", true),
            new Saying("<b>ada@example.com</b>", true),
            new Saying("not an address", false),
            new Saying("", false),
            new Saying("+32 2 555 12 34", false),
            new Saying("ada@example.com, bob@example.com", false),
            new Saying("x".repeat(LONGEST - 10), false),
            new Saying("x".repeat(LONGEST + 1), false));

    static Saying any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** Whether nobody may write as much. */
    boolean isTooLong() {
        return body.length() > LONGEST;
    }

    @Override
    public String toString() {
        return "'%.24s' (%d characters)".formatted(body, body.length());
    }
}
