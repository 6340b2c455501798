package dev.switchboard.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One recorded session with a real Odoo, line by line.
 *
 * @param name the folder and the file's name without its ending, such as {@code odoo18/03-chat}
 * @param exchanges the lines, in the order in which they were observed
 */
record Recording(String name, List<Exchange> exchanges) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ADDRESS_KEYS = List.of("serverUrl", "server_url", "web.base.url");

    /** What stands before the paths that the server hands out. */
    private static final Pattern ADDRESS = Pattern.compile("(https?://[^/\"\\\\ ]+)/im_livechat/(?:support|loader)/");

    /**
     * Reads {@code golden/<series>/<file>.jsonl} from the class path.
     *
     * @param series the folder, such as {@code odoo18}
     * @param file the file's name without its ending
     * @return the recording
     */
    static Recording read(String series, String file) {
        var name = series + "/" + file;
        var resource = "/golden/" + name + ".jsonl";
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

    /** The folder that the recording stands in. */
    String series() {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }

    /** The recorded server's own addresses, as its answers give them away. */
    Set<String> addresses() {
        var addresses = new TreeSet<String>();
        for (var exchange : exchanges) {
            var response = exchange.response();
            ADDRESS_KEYS.forEach(key -> addresses.addAll(response.findValuesAsText(key)));
            ADDRESS.matcher(response.toString()).results().forEach(found -> addresses.add(found.group(1)));
        }
        return addresses;
    }
}
