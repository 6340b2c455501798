package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which model's records a relational field names: {@code golden/relations.json}, taken from the recorded
 * {@code fields_get} answers of all three series, and by hand where none was recorded. Fields of {@code *} lead to the
 * same model wherever they stand.
 */
final class Relations {
    private static final JsonNode TABLE = read();
    private static final Pattern DOT = Pattern.compile("\\.");

    private Relations() {}

    private static JsonNode read() {
        var resource = "/golden/relations.json";
        try (var stream = Objects.requireNonNull(Relations.class.getResourceAsStream(resource), resource)) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** The model that a field leads to; empty when it leads nowhere, or nobody knows where. */
    static Optional<String> comodel(String model, String field) {
        return in(model, field).or(() -> in("*", field));
    }

    private static Optional<String> in(String model, String field) {
        return Optional.ofNullable(TABLE.path(model).get(field)).map(JsonNode::asText);
    }

    /** Whose ids the end of a dotted path is compared with; {@code id} at its end is the id of what it belongs to. */
    static Optional<String> along(String model, String path) {
        var reached = Optional.of(model);
        for (var field : DOT.splitAsStream(path).toList()) {
            reached = field.equals("id") ? reached : reached.flatMap(from -> comodel(from, field));
        }
        return reached;
    }
}
