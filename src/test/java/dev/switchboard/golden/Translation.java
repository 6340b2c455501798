package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.golden.Meaning.FieldNames;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in actual ids, tokens and addresses what a recorded client said in recorded ones. */
final class Translation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long FAR_FROM_ANY_ID = 1_000_000_000;

    /** Message ids that a client sends as positions in the history, not as names of messages. */
    private static final Set<String> MESSAGE_POSITIONS = Set.of("around", "before", "after");

    private static final Pattern RECORD_TOPIC = Pattern.compile("((?:odoo-presence-)?)([a-z_]+\\.[a-z_.]+)_(\\d+)");
    private static final Pattern GUEST_TOPIC = Pattern.compile("mail\\.guest_(\\d+\\|.*)");
    /** What follows a field's name: an aggregate or a granularity. */
    private static final Pattern AFTER_NAME = Pattern.compile(":.*");

    private static final Pattern COOKIE = Pattern.compile("(session_id|dgid)=(.*)");

    private static final Pattern BEARER = Pattern.compile("(?i)(bearer )(.*)");

    private final Correspondence known;
    private final BusIds busIds;
    private final BiPredicate<String, String> isLeftOut;

    /**
     * A translation.
     *
     * @param isLeftOut whether a model's field, which Odoo has, is left out here; such fields are not asked for
     */
    Translation(Correspondence known, BusIds busIds, BiPredicate<String, String> isLeftOut) {
        this.known = known;
        this.busIds = busIds;
        this.isLeftOut = isLeftOut;
    }

    /**
     * The parameters of a request, or a frame's object.
     *
     * @param owner the model whose record the keys belong to, or an empty text
     */
    JsonNode json(JsonNode recorded, String owner) {
        return value(Place.root("", owner), recorded);
    }

    /** A text whose meaning is known. */
    JsonNode json(JsonNode recorded, Meaning meaning) {
        return value(Place.of("", meaning), recorded);
    }

    /** An Authorization header: a key that was handed out while recording is the one that was handed out here. */
    String authorization(String recorded) {
        var matcher = BEARER.matcher(recorded);
        return matcher.matches()
                ? matcher.group(1)
                        + known.actual("default_key", matcher.group(2)).orElse(matcher.group(2))
                : recorded;
    }

    /** Path and query. */
    String path(String recorded) {
        return new Addresses(
                        this::id, (name, token) -> known.actual(name, token).orElse(token))
                .translated(recorded);
    }

    /** An address; the recorded server's own becomes this server's. */
    String address(String recorded) {
        var slash = recorded.indexOf('/', "https://".length());
        var origin = slash < 0 ? recorded : recorded.substring(0, slash);
        return known.actual("url", origin).orElse(origin) + recorded.substring(origin.length());
    }

    /** A Cookie header, without the cookies that this server never gave; empty when none is left. */
    Optional<String> cookies(String recorded) {
        var cookies = Arrays.stream(recorded.split("; *", -1))
                .map(this::cookie)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return Optional.of(cookies).filter(text -> !text.isEmpty());
    }

    private Optional<String> cookie(String recorded) {
        var matcher = COOKIE.matcher(recorded);
        if (!matcher.matches()) {
            return Optional.of(recorded);
        }
        var kind = matcher.group(1).equals("dgid") ? "guest_token" : "session_id";
        return known.actual(kind, matcher.group(2)).map(value -> matcher.group(1) + "=" + value);
    }

    private JsonNode value(Place place, JsonNode recorded) {
        if (recorded instanceof ObjectNode object) {
            return object(place, object);
        }
        if (recorded instanceof ArrayNode array) {
            return array(place, array);
        }
        return recorded.isTextual() ? text(place, recorded) : number(place, recorded);
    }

    private ObjectNode object(Place place, ObjectNode recorded) {
        var translated = JSON.objectNode();
        recorded.properties().stream()
                .filter(child -> !isLeftOut.test(place.meaning().model(), child.getKey()))
                .forEach(child ->
                        translated.set(child.getKey(), value(place.at(child.getKey(), recorded), child.getValue())));
        return translated;
    }

    private ArrayNode array(Place place, ArrayNode recorded) {
        var translated = JSON.arrayNode();
        for (int i = 0; i < recorded.size(); i++) {
            if (!isNameOfLeftOut(place, recorded.path(i))) {
                translated.add(value(place.element(i, recorded), recorded.path(i)));
            }
        }
        return translated;
    }

    private boolean isNameOfLeftOut(Place place, JsonNode element) {
        return place.meaning() instanceof FieldNames names
                && isLeftOut.test(
                        names.of(), AFTER_NAME.matcher(element.asText()).replaceFirst(""));
    }

    private JsonNode text(Place place, JsonNode recorded) {
        return switch (place.key()) {
            case "guest_token", "access_token" -> token(place.key(), recorded);
            case "attachment_tokens" -> token("access_token", recorded);
            case "channels" -> JSON.textNode(topic(recorded.asText()));
            default -> recorded;
        };
    }

    private JsonNode token(String kind, JsonNode recorded) {
        return known.actual(kind, recorded.asText())
                .<JsonNode>map(JSON::textNode)
                .orElse(recorded);
    }

    /** A topic of a subscription: the guest's token, or a record's or a person's presence. */
    private String topic(String recorded) {
        var guest = GUEST_TOPIC.matcher(recorded);
        if (guest.matches()) {
            return "mail.guest_" + known.actual("guest_token", guest.group(1)).orElse(guest.group(1));
        }
        Function<MatchResult, String> translated =
                found -> found.group(1) + found.group(2) + "_" + id(found.group(2), found.group(3));
        return RECORD_TOPIC.matcher(recorded).replaceAll(translated);
    }

    private JsonNode number(Place place, JsonNode recorded) {
        if (!recorded.isIntegralNumber() || recorded.asLong() <= 0) {
            return recorded;
        }
        if (MESSAGE_POSITIONS.contains(place.key()) && place.kind().isEmpty()) {
            return position(recorded);
        }
        if (place.key().equals("last")) {
            return JSON.numberNode(busIds.actual(recorded.asLong()));
        }
        return place.kind().map(kind -> idNode(kind, recorded)).orElse(recorded);
    }

    /** A message's id, or the id after it, which is how a client names the first unread one. */
    private JsonNode position(JsonNode recorded) {
        return known.actual("mail.message", recorded.asText())
                .map(Long::valueOf)
                .or(() -> known.actual("mail.message", Long.toString(recorded.asLong() - 1))
                        .map(before -> Long.parseLong(before) + 1))
                .<JsonNode>map(JSON::numberNode)
                .orElse(recorded);
    }

    private JsonNode idNode(String kind, JsonNode recorded) {
        return JSON.numberNode(Long.parseLong(id(kind, recorded.asText())));
    }

    /** The id that stands for a recorded one; an id that nothing stands for must not hit another record here. */
    private String id(String kind, String recorded) {
        return known.actual(kind, recorded)
                .orElseGet(() -> known.isTaken(kind, recorded)
                        ? Long.toString(Long.parseLong(recorded) + FAR_FROM_ANY_ID)
                        : recorded);
    }
}
