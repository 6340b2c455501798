package dev.switchboard.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One recorded session with a real Odoo, line by line.
 *
 * @param name the file's name without its ending
 * @param exchanges the lines, in the order in which they were observed
 */
record Recording(String name, List<Exchange> exchanges) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads {@code golden/<series>/<name>.jsonl} from the class path.
     *
     * @param series the folder, such as {@code odoo18}
     * @param name the file's name without its ending
     * @return the recording
     */
    static Recording read(String series, String name) {
        var resource = "/golden/" + series + "/" + name + ".jsonl";
        try (var stream = Objects.requireNonNull(Recording.class.getResourceAsStream(resource), resource)) {
            return parse(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** Reads a recording's text: one JSON object a line. */
    static Recording parse(String name, String text) {
        return new Recording(
                name,
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> exchange(name, line))
                        .toList());
    }

    private static Exchange exchange(String name, String line) {
        try {
            return new Exchange(name, JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The recorded server's own address, as its loader or its session info gives it away. */
    Optional<String> serverUrl() {
        return exchanges.stream()
                .flatMap(exchange -> exchange.line().findValuesAsText("serverUrl").stream())
                .findFirst();
    }
}
