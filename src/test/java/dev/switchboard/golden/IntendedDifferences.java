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

/**
 * Where this server says something else than Odoo on purpose, each with its reason: the rows of
 * {@code golden/intended-differences.json}. A row that is never needed fails the run, so that the list stays true.
 *
 * <p>An entry names places in answers ({@code paths}), or fields of a {@code model} ({@code fields}) that are left out
 * wherever they would stand: recorded requests are then sent without them. With {@code "compare": "shape"} only the
 * values may differ, and types and keys must be Odoo's: for what comes from the recorded server's own history; {@code
 * "drawn"} says so of values that are drawn by lot, and {@code "chance"} of what depends on who is quicker.
 */
final class IntendedDifferences {
    /** The path of a row about notifications that do not come here at all. */
    static final String NOTIFICATION = "notification";

    /** The path of the row about Discuss channels that are no live chats. */
    static final String OTHER_CHANNELS = "records of other channels";

    /**
     * One row. Recording, what and path are patterns in which {@code *} stands for any text.
     *
     * @param recording series, the recording's name and {@code seq} with the number
     * @param what method and path, or {@code ws_recv} and the notification's type
     * @param path the place in the answer, or the model and the field that is left out
     * @param extent what may differ at the place
     * @param reason what this server does, and why
     */
    record Row(String recording, String what, String path, Extent extent, String reason) {
        boolean isAbout(String recordingName, String exchange) {
            return matches(recording, recordingName) && matches(what, exchange);
        }

        boolean covers(Difference difference) {
            return switch (extent) {
                case ANYTHING, CHANCE -> matches(path, difference.path());
                case VALUE, DRAWN -> difference.isOfOneShape() && matches(path, difference.path());
                case FIELD -> path.equals(difference.field());
            };
        }

        private static boolean matches(String pattern, String text) {
            var quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
            return Pattern.compile(quoted, Pattern.DOTALL).matcher(text).matches();
        }
    }

    /** What a row says may differ. */
    enum Extent {
        ANYTHING,
        /** The value, but not its type or keys. */
        VALUE,
        /** The same for a value that is drawn by lot, and so may be Odoo's own. */
        DRAWN,
        /** Anything, but which of two comes first is chance, and so it may be Odoo's own. */
        CHANCE,
        /** A field of a model, which is left out altogether. */
        FIELD
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
            return parse(new ObjectMapper().readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** Reads a list of entries; an entry with several recordings, paths or fields is a row for each. */
    static IntendedDifferences parse(JsonNode entries) {
        var rows = new ArrayList<Row>();
        for (var entry : entries) {
            var recordings = entry.path("recording");
            if (recordings.isArray()) {
                recordings.forEach(recording -> rows.addAll(rows(entry, recording.asText())));
            } else {
                rows.addAll(rows(entry, recordings.asText("*")));
            }
        }
        return new IntendedDifferences(rows);
    }

    private static List<Row> rows(JsonNode entry, String recording) {
        var rows = new ArrayList<Row>();
        var model = entry.path("model").asText();
        entry.path("fields")
                .forEach(field -> rows.add(row(entry, recording, model + "/" + field.asText(), Extent.FIELD)));
        var extent = extent(entry.path("compare").asText());
        entry.path("paths").forEach(path -> rows.add(row(entry, recording, path.asText(), extent)));
        return rows;
    }

    private static Extent extent(String compare) {
        return switch (compare) {
            case "shape" -> Extent.VALUE;
            case "drawn" -> Extent.DRAWN;
            case "chance" -> Extent.CHANCE;
            default -> Extent.ANYTHING;
        };
    }

    private static Row row(JsonNode entry, String recording, String path, Extent extent) {
        var reason = entry.required("here").asText() + ": "
                + entry.required("reason").asText();
        return new Row(recording, entry.path("what").asText("*"), path, extent, reason);
    }

    /** Whether a difference is on the list; the rows count as needed from now on. */
    boolean cover(String recording, String what, Difference difference) {
        var covering = rows.stream()
                .filter(row -> row.isAbout(recording, what) && row.covers(difference))
                .toList();
        used.addAll(covering);
        return !covering.isEmpty();
    }

    /** Whether a whole class of things is on the list, by the path that stands for it. */
    boolean cover(String recording, String what, String path) {
        return cover(recording, what, new Difference(path, "", ""));
    }

    /** Whether a field is left out in a series; that alone is no need of the row. */
    boolean isLeftOut(String series, String model, String field) {
        return rows.stream()
                .anyMatch(row -> row.extent() == Extent.FIELD
                        && row.path().equals(model + "/" + field)
                        && Row.matches(row.recording(), series + "/"));
    }

    /** The rows about some recordings that nothing needed. */
    List<Row> unused() {
        return rows.stream()
                .filter(row -> !used.contains(row) && row.extent() != Extent.DRAWN && row.extent() != Extent.CHANCE)
                .toList();
    }
}
