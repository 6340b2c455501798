package dev.switchboard.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Where this server says something else than Odoo on purpose, each with its reason: the rows of
 * {@code golden/intended-differences.json}. A row that is never needed fails the run, so that the list stays true.
 */
final class IntendedDifferences {
    /** The path of a row about notifications that do not come here at all. */
    static final String NOTIFICATION = "notification";

    /** The path of the row about Discuss channels that are no live chats. */
    static final String OTHER_CHANNELS = "records of other channels";

    /**
     * One row. The first three are patterns in which {@code *} stands for any text.
     *
     * @param recording the recording's name and {@code seq} with the number
     * @param what method and path, or {@code ws_recv} and the notification's type
     * @param path the place in the answer
     * @param here what this server does
     * @param reason why
     */
    record Row(String recording, String what, String path, String here, String reason) {
        boolean covers(String recordingName, String exchange, String place) {
            return matches(recording, recordingName) && matches(what, exchange) && matches(path, place);
        }

        private static boolean matches(String pattern, String text) {
            var quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
            return Pattern.compile(quoted, Pattern.DOTALL).matcher(text).matches();
        }
    }

    private final List<Row> rows;
    private final Set<Row> used = new HashSet<>();

    IntendedDifferences(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Reads the project's list from the class path. */
    static IntendedDifferences read() {
        var resource = "/golden/intended-differences.json";
        try (var stream = Objects.requireNonNull(IntendedDifferences.class.getResourceAsStream(resource), resource)) {
            var rows = new ArrayList<Row>();
            new ObjectMapper().readTree(stream).forEach(entry -> rows.addAll(rows(entry)));
            return new IntendedDifferences(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** An entry with several paths is a row for each. */
    private static List<Row> rows(JsonNode entry) {
        return StreamSupport.stream(entry.required("paths").spliterator(), false)
                .map(path -> new Row(
                        entry.path("recording").asText("*"),
                        entry.path("what").asText("*"),
                        path.asText(),
                        entry.required("here").asText(),
                        entry.required("reason").asText()))
                .toList();
    }

    /** Whether a difference is on the list; the row counts as needed from now on. */
    boolean cover(String recording, String what, String path) {
        var covering =
                rows.stream().filter(row -> row.covers(recording, what, path)).toList();
        used.addAll(covering);
        return !covering.isEmpty();
    }

    /** The rows that nothing needed. */
    List<Row> unused() {
        return rows.stream().filter(row -> !used.contains(row)).toList();
    }
}
