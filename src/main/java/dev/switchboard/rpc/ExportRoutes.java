package dev.switchboard.rpc;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Html;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives records as a table to save (Odoo: web/controllers/export.py). */
public final class ExportRoutes {
    /** Whose rows are no table in Odoo, which then leaves out what it calls their id. */
    private static final String REPORTS = "im_livechat.report.";

    private final ModelCalls calls;
    private final Dialect dialect;
    private final Faults faults;

    /** Makes the routes of one series. */
    public ExportRoutes(ModelCalls calls, Dialect dialect, Faults faults) {
        this.calls = calls;
        this.dialect = dialect;
        this.faults = faults;
    }

    /**
     * Begins to export.
     *
     * @param data what Odoo's client sends: {@code {"model", "fields": [{"name", "label"}…], "ids" (or false),
     *     "domain", "import_compat", "context", "groupby"}}
     * @throws Refusal for groups, as Odoo's, and for what cannot be understood
     */
    public CsvExport csv(Persona.User user, @Nullable String data) {
        JsonObject wish = wish(data);
        if (!wish.getBoolean("import_compat", true) && !list(wish, "groupby").isEmpty()) {
            throw new Refusal(Refusal.Kind.USER_ERROR, "Exporting grouped data to csv is not supported.");
        }
        JsonObject context = wish.getJsonObject("context", new JsonObject()).copy();
        context.put("import_compat", wish.getBoolean("import_compat", true));
        CsvExport.Rows rows = new CsvExport.Rows(
                wish.getString("model"), list(wish, "ids"), list(wish, "domain"), columns(wish), context);
        return new CsvExport(call -> calls.call(user, dialect, call), rows, headers(wish));
    }

    private static JsonObject wish(@Nullable String data) {
        try {
            JsonObject wish = new JsonObject(data == null ? "" : data);
            if (wish.getValue("model") instanceof String && wish.getValue("fields") instanceof JsonArray) {
                return wish;
            }
        } catch (DecodeException e) {
            // told below
        }
        throw new Refusal(Refusal.Kind.VALUE_ERROR, "There is no model and no list of fields to export.");
    }

    private static JsonArray list(JsonObject wish, String key) {
        return wish.getValue(key) instanceof JsonArray list ? list : new JsonArray();
    }

    private static List<JsonObject> fields(JsonObject wish) {
        boolean report = wish.getString("model").startsWith(REPORTS);
        List<JsonObject> fields = new ArrayList<>();
        for (Object each : list(wish, "fields")) {
            if (each instanceof JsonObject field && !(report && "id".equals(field.getString("name")))) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static List<String> columns(JsonObject wish) {
        return fields(wish).stream().map(field -> field.getString("name", "")).toList();
    }

    private static List<String> headers(JsonObject wish) {
        return wish.getBoolean("import_compat", true)
                ? columns(wish)
                : fields(wish).stream()
                        .map(field -> field.getString("label", "").strip())
                        .toList();
    }

    /** What Odoo's client reads from the page that tells of a failure: its error, as JSON in HTML. */
    public String told(Throwable failure) {
        JsonObject error = faults.of("/web/export/csv", failure).data();
        return Html.escaped(JsonObject.of("code", 200, "message", "Odoo Server Error", "data", error)
                .encode());
    }
}
