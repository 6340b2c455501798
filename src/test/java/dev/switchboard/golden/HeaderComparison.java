package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Compares the response headers that a client can notice, and the cookies with their attributes. */
final class HeaderComparison {
    private static final List<String> COMPARED = List.of(
            "content-type",
            "access-control-allow-origin",
            "access-control-allow-methods",
            "access-control-allow-headers",
            "access-control-max-age",
            "x-content-type-options");

    private static final Pattern SPACE_IN_TYPE = Pattern.compile("; *");
    private static final String SESSION = "session_id=";

    private final Correspondence known;
    private final List<Difference> differences = new ArrayList<>();

    private HeaderComparison(Correspondence known) {
        this.known = known;
    }

    /** Compares headers and believes what it learns about cookies. */
    static List<Difference> compare(Correspondence known, JsonNode recorded, HttpHeaders actual) {
        var comparison = new HeaderComparison(known);
        COMPARED.forEach(name -> comparison.header(
                name, recorded.path(name).asText(), actual.firstValue(name).orElse("")));
        comparison.cookies(recorded, actual);
        return comparison.differences;
    }

    /** Compares the cookies alone. */
    static List<Difference> compareCookies(Correspondence known, JsonNode recorded, HttpHeaders actual) {
        var comparison = new HeaderComparison(known);
        comparison.cookies(recorded, actual);
        return comparison.differences;
    }

    private void header(String name, String recorded, String actual) {
        if (!SPACE_IN_TYPE
                .matcher(recorded)
                .replaceAll(";")
                .equals(SPACE_IN_TYPE.matcher(actual).replaceAll(";"))) {
            differences.add(new Difference("headers/" + name, shown(recorded), shown(actual)));
        }
    }

    private void cookies(JsonNode recordedHeaders, HttpHeaders actualHeaders) {
        var recorded =
                byName(StreamSupport.stream(recordedHeaders.path("set-cookie").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
        var actual = byName(actualHeaders.allValues("set-cookie"));
        var names = new TreeSet<>(recorded.keySet());
        names.addAll(actual.keySet());
        for (var name : names) {
            cookie(name, recorded.getOrDefault(name, ""), actual.getOrDefault(name, ""));
        }
    }

    private void cookie(String name, String recorded, String actual) {
        var path = "headers/set-cookie/" + name;
        if (recorded.isEmpty() || actual.isEmpty()) {
            differences.add(new Difference(path + "/presence", shown(recorded), shown(actual)));
            return;
        }
        if (!isValueOf(name, value(recorded), value(actual))) {
            differences.add(new Difference(path + "/value", recorded, actual));
        }
        var expected = attributes(recorded);
        var found = attributes(actual);
        expected.stream()
                .filter(attribute -> !found.contains(attribute))
                .forEach(missing -> differences.add(new Difference(path + "/" + missing, missing, Difference.NOTHING)));
        found.stream()
                .filter(attribute -> !expected.contains(attribute))
                .forEach(more -> differences.add(new Difference(path + "/" + more, Difference.NOTHING, more)));
    }

    /** The session id that a request carries. */
    static Optional<String> sentSession(JsonNode headers) {
        return session(Arrays.stream(headers.path("cookie").asText().split("; *", -1)));
    }

    /** The session id that a recorded answer hands out. */
    static Optional<String> givenSession(JsonNode headers) {
        return session(StreamSupport.stream(headers.path("set-cookie").spliterator(), false)
                .map(JsonNode::asText));
    }

    /** The session id that an answer hands out. */
    static Optional<String> givenSession(HttpHeaders headers) {
        return session(headers.allValues("set-cookie").stream());
    }

    private static Optional<String> session(Stream<String> cookies) {
        return cookies.filter(cookie -> cookie.startsWith(SESSION))
                .map(HeaderComparison::value)
                .findFirst();
    }

    private boolean isValueOf(String name, String recorded, String actual) {
        return switch (name) {
            case "dgid" -> Leaf.guestTokens(known, recorded, actual);
            case "session_id" -> actual.matches("[A-Za-z0-9_-]{32,}") && known.agree("session_id", recorded, actual);
            default -> recorded.equals(actual);
        };
    }

    private static Map<String, String> byName(List<String> cookies) {
        var byName = new LinkedHashMap<String, String>();
        cookies.forEach(cookie -> byName.put(cookie.substring(0, cookie.indexOf('=')), cookie));
        return byName;
    }

    private static String value(String cookie) {
        int end = cookie.indexOf(';');
        return cookie.substring(cookie.indexOf('=') + 1, end < 0 ? cookie.length() : end);
    }

    /** What follows the value, in any order; of the expiry only that there is one. */
    private static Set<String> attributes(String cookie) {
        var attributes = new TreeSet<String>();
        Arrays.stream(cookie.split(";", -1))
                .skip(1)
                .map(attribute -> attribute.strip().toLowerCase(Locale.ROOT))
                .map(attribute -> attribute.startsWith("expires=") ? "expires" : attribute)
                .forEach(attributes::add);
        return attributes;
    }

    private static String shown(String value) {
        return value.isEmpty() ? Difference.NOTHING : value;
    }
}
