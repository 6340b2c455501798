package dev.switchboard.chatbot;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What counts as an answer to the question for a mail address: exactly one, with or without a name (Odoo: email_normalize). */
final class MailAddress {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;<>\"]+");

    private MailAddress() {}

    static boolean isIn(String text) {
        return Arrays.stream(BETWEEN.split(text, -1))
                                .filter(word -> word.indexOf('@') >= 0)
                                .count()
                        == 1
                && Arrays.stream(BETWEEN.split(text, -1)).anyMatch(word -> word.indexOf('@') > 0);
    }
}
