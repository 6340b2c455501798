package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares one value that is no object and no list. */
final class Leaf {
    private static final Pattern GUEST_TOKEN = Pattern.compile("\\d+\\|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Opaque texts: both sides have the form, and one stands for the other. */
    private static final Map<String, Pattern> OPAQUE = Map.of(
            "uuid", Pattern.compile("[A-Za-z0-9]{10}"),
            "avatarCacheKey", Pattern.compile("[0-9a-f]{128}"),
            "access_token", Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            "default_key", Pattern.compile("[0-9a-f]{40}"));

    /** Keys under which the server names its own address, alone. */
    private static final Set<String> ADDRESSES = Set.of("serverUrl", "server_url", "web.base.url");

    private Leaf() {}

    static Optional<Difference> compare(
            Correspondence known, Place place, JsonNode recorded, JsonNode actual, long busIdCeiling) {
        return holds(known, place, recorded, actual, busIdCeiling)
                ? Optional.empty()
                : Optional.of(difference(known, place, recorded, actual));
    }

    private static boolean holds(
            Correspondence known, Place place, JsonNode recorded, JsonNode actual, long busIdCeiling) {
        var key = place.key();
        if (key.endsWith("_bus_id")) {
            return actual.isIntegralNumber() && actual.asLong() >= 0 && actual.asLong() <= busIdCeiling;
        }
        if (isId(recorded)) {
            return ids(known, place, recorded, actual);
        }
        if (recorded.isTextual() && actual.isTextual()) {
            return texts(known, key, recorded.asText(), actual.asText());
        }
        return same(recorded, actual);
    }

    private static boolean isId(JsonNode node) {
        return node.isIntegralNumber() && node.asLong() > 0;
    }

    private static boolean ids(Correspondence known, Place place, JsonNode recorded, JsonNode actual) {
        if (place.key().equals("new_message_separator")) {
            return isId(actual)
                    && known.agree(
                            "mail.message", Long.toString(recorded.asLong() - 1), Long.toString(actual.asLong() - 1));
        }
        return place.kind()
                .map(kind -> isId(actual) && known.agree(kind, recorded.asText(), actual.asText()))
                .orElseGet(() -> same(recorded, actual));
    }

    private static boolean texts(Correspondence known, String key, String recorded, String actual) {
        if (Times.isTime(recorded)) {
            return Times.isTime(actual);
        }
        if (key.equals("guest_token")) {
            return guestTokens(known, recorded, actual);
        }
        if (ADDRESSES.contains(key)) {
            return known.agree("url", recorded, actual);
        }
        var form = OPAQUE.get(key);
        if (form != null && form.matcher(recorded).matches()) {
            return form.matcher(actual).matches() && known.agree(key, recorded, actual);
        }
        return Texts.areSame(known, recorded, actual);
    }

    /** {@code <guest id>|<uuid>}: the id maps like any guest's, the whole like a token. */
    static boolean guestTokens(Correspondence known, String recorded, String actual) {
        return GUEST_TOKEN.matcher(actual).matches()
                && known.agree("mail.guest", idOf(recorded), idOf(actual))
                && known.agree("guest_token", recorded, actual);
    }

    private static String idOf(String guestToken) {
        return guestToken.substring(0, Math.max(0, guestToken.indexOf('|')));
    }

    /** Equal as JSON; 0 and 0.0 are the same number to every client. */
    private static boolean same(JsonNode recorded, JsonNode actual) {
        return (recorded.isNumber() && actual.isNumber())
                ? recorded.decimalValue().compareTo(actual.decimalValue()) == 0
                : recorded.equals(actual);
    }

    private static Difference difference(Correspondence known, Place place, JsonNode recorded, JsonNode actual) {
        var expected = isId(recorded) ? place.kind().flatMap(kind -> known.actual(kind, recorded.asText())) : none();
        var difference = Difference.of(place, recorded, actual);
        return expected.map(id -> difference.knowing("here " + id)).orElse(difference);
    }

    private static Optional<String> none() {
        return Optional.empty();
    }
}
