package dev.switchboard.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares texts in which ids, times and the server's address may be woven: {@code im_livechat.channel.rule,18},
 * {@code /livechat/channel/sales-5}, {@code Olivia Operator (id=8)}. Word for word, except that a number may be the
 * id that stands for the recorded one, whatever model it is of, and that a time or date has only its form.
 */
final class Texts {
    private static final Pattern TOKEN =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?: \\d\\d:\\d\\d:\\d\\d)?|[0-9]+|[^0-9]+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*");

    private Texts() {}

    static boolean areSame(Correspondence known, String recorded, String actual) {
        var expected = tokens(inActualAddresses(known, recorded));
        var found = tokens(actual);
        if (expected.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!isSame(known, expected.get(i), found.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        TOKEN.matcher(text).results().forEach(token -> tokens.add(token.group()));
        return tokens;
    }

    private static boolean isSame(Correspondence known, String recorded, String actual) {
        return recorded.equals(actual)
                || (isDate(recorded) && isDate(actual) && recorded.length() == actual.length())
                || known.isSomeId(recorded, actual);
    }

    private static boolean isDate(String token) {
        return DATE.matcher(token).matches();
    }

    private static String inActualAddresses(Correspondence known, String recorded) {
        var text = recorded;
        for (var address : known.recorded("url")) {
            text = text.replace(address, known.actual("url", address).orElse(address));
        }
        return text;
    }
}
