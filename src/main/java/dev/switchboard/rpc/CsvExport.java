package dev.switchboard.rpc;

import dev.switchboard.records.ModelCall;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records as lines of CSV, a page at a time: whoever writes them asks for the next page when the last one has left, so
 * that no more than a page, and the ids of the next ones, is in memory. All pages are read under the caller's rights, one after the other by ids; no
 * transaction stays open for a reader who takes hours.
 */
public final class CsvExport {
    private static final int PAGE = 1_000;
    private static final int FOUND = 20_000;
    private static final String FORMULAS = "=+-@";

    private final Function<ModelCall, Future<Answer>> calls;
    private final Rows rows;
    private @Nullable List<String> headers;
    private final Deque<Object> found = new ArrayDeque<>();
    private int last;
    private boolean ended;

    /**
     * Which cells.
     *
     * @param ids whose; none for those of the domain
     * @param columns paths of fields, as {@code export_data} takes them
     */
    record Rows(String model, JsonArray ids, JsonArray domain, List<String> columns, JsonObject context) {}

    CsvExport(Function<ModelCall, Future<Answer>> calls, Rows rows, List<String> headers) {
        this.calls = calls;
        this.rows = rows;
        this.headers = headers;
        rows.ids().forEach(found::add);
        this.ended = !found.isEmpty();
    }

    /** What the file may be called. */
    public String fileName() {
        return rows.model() + ".csv";
    }

    /** The next lines; nothing after the last ones. Fails with what the model says to who may not export it. */
    public Future<Optional<String>> next() {
        return ended && found.isEmpty() && headers == null
                ? Future.succeededFuture(Optional.empty())
                : page().compose(this::lines).map(Optional::of);
    }

    private Future<JsonArray> page() {
        return found.isEmpty() && !ended ? search().map(more -> taken()) : Future.succeededFuture(taken());
    }

    private JsonArray taken() {
        JsonArray page = new JsonArray();
        while (page.size() < PAGE && !found.isEmpty()) {
            page.add(found.remove());
        }
        return page;
    }

    /** Finds more ids than are read at once: a search may have to sort all that are left. */
    private Future<Void> search() {
        JsonArray domain = JsonArray.of(JsonArray.of("id", ">", last)).addAll(rows.domain());
        JsonObject named = JsonObject.of("limit", FOUND, "order", "id", "context", rows.context());
        return calls.apply(ModelCall.of(rows.model(), "search", List.of(domain), named, null))
                .map(this::remembered);
    }

    private @Nullable Void remembered(Answer answer) {
        if (answer.result() instanceof JsonArray ids) {
            ids.forEach(found::add);
        }
        ended = found.size() < FOUND;
        last = found.isEmpty() ? last : (Integer) found.getLast();
        return null;
    }

    private Future<String> lines(JsonArray page) {
        JsonObject named = JsonObject.of("context", rows.context());
        List<Object> arguments = List.of(page, new JsonArray(rows.columns()));
        return calls.apply(ModelCall.of(rows.model(), "export_data", List.copyOf(arguments), named, null))
                .map(this::text);
    }

    private String text(Answer answer) {
        StringBuilder text = new StringBuilder();
        if (headers != null) {
            append(text, new JsonArray(headers));
            headers = null;
        }
        if (answer.result() instanceof JsonObject told) {
            told.getJsonArray("datas").forEach(line -> append(text, (JsonArray) line));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, JsonArray line) {
        text.append(line.stream().map(CsvExport::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    /** A spreadsheet takes what begins so for a formula, whoever wrote it: Odoo quotes it, but for {@code @}. */
    static String cell(@Nullable Object value) {
        String text = value == null || Boolean.FALSE.equals(value) ? "" : value.toString();
        boolean formula = value instanceof String && !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + (Boolean.TRUE.equals(value) ? "True" : text.replace("\"", "\"\"")) + '"';
    }
}
