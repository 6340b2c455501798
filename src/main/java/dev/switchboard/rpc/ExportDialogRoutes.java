package dev.switchboard.rpc;

import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.ModelCall;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people choose from before they save a table of records (Odoo: web/controllers/export.py). */
public final class ExportDialogRoutes {
    private static final JsonArray TOLD = JsonArray.of(
            "type", "string", "required", "relation_field", "default_export_compatible", "relation", "depends");
    private static final Pattern SLASH = Pattern.compile("/");

    private final ModelCalls calls;

    /** Makes the routes. */
    public ExportDialogRoutes(ModelCalls calls) {
        this.calls = calls;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(
                Route.signedIn("/web/export/formats", "Export.formats", List.of(), call -> formats()),
                Route.signedIn("/web/export/get_fields", "Export.get_fields", List.of("model", "domain"), this::fields),
                Route.signedIn(
                        "/web/export/namelist", "Export.namelist", List.of("model", "export_id"), call -> namelist()));
    }

    /** Odoo's client offers no format that has an error. */
    private static Future<Answer> formats() {
        return Future.succeededFuture(Answer.of(JsonArray.of(
                JsonObject.of("tag", "xlsx", "label", "XLSX", "error", "Only CSV is written here"),
                JsonObject.of("tag", "csv", "label", "CSV"))));
    }

    /** Lists of fields are not kept under names here, so that each is one that is no longer there. */
    private static Future<Answer> namelist() {
        throw new Refusal(Refusal.Kind.MISSING_ERROR, "Record does not exist or has been deleted.");
    }

    /**
     * What a field of a model, or of a record that it points to, is called in a table.
     *
     * @param prefix the path to the record
     * @param parentName what that path is called
     * @param record whether it is reached by one record that is pointed to, or by several
     */
    private record Wish(
            boolean importable, String prefix, String parentName, boolean record, Params parent, List<Object> exclude) {
        static Wish of(Params params) {
            String type = params.textOrNull("parent_field_type");
            return new Wish(
                    params.truthy("import_compat", true),
                    params.has("prefix") ? params.text("prefix") : "",
                    params.has("parent_name") ? params.text("parent_name") : "",
                    "many2one".equals(type) || "many2many".equals(type),
                    params.object("parent_field"),
                    params.list("exclude"));
        }
    }

    private Future<Answer> fields(Call call) {
        Wish wish = Wish.of(call.params());
        ModelCall described = ModelCall.of(
                call.params().text("model"), "fields_get", List.of(), JsonObject.of("attributes", TOLD), null);
        return calls.call((Persona.User) call.persona(), call.dialect(), described)
                .map(answer ->
                        Answer.of(answer.result() instanceof JsonObject known ? listed(wish, known) : new JsonArray()));
    }

    private static JsonArray listed(Wish wish, JsonObject fields) {
        JsonObject known = wish.importable() && wish.record() ? names(fields) : fields.copy();
        if (!wish.importable()) {
            known.put(".id", fields.getJsonObject("id").copy());
        }
        JsonObject id = wish.parent().json().isEmpty()
                ? fields.getJsonObject("id").copy()
                : wish.parent().json().copy();
        known.put("id", id.put("string", "External ID"));
        List<String> names = new ArrayList<>(known.fieldNames());
        names.removeIf(name ->
                wish.importable() && !name.equals("id") && wish.exclude().contains(name));
        names.sort(Comparator.comparing(
                name -> known.getJsonObject(name).getString("string").toLowerCase(Locale.ROOT)));
        JsonArray list = new JsonArray();
        names.forEach(name -> list.add(entry(wish, name, known.getJsonObject(name))));
        return list;
    }

    /** A record that is imported is found by its id or its name. */
    private static JsonObject names(JsonObject fields) {
        JsonArray depends = fields.getJsonObject("display_name").getJsonArray("depends", new JsonArray());
        String name = depends.isEmpty() ? "name" : depends.getString(0);
        JsonObject names = new JsonObject();
        return fields.containsKey(name) ? names.put(name, fields.getJsonObject(name)) : names;
    }

    private static JsonObject entry(Wish wish, String name, JsonObject field) {
        String path = wish.prefix() + (wish.prefix().isEmpty() ? "" : "/") + name;
        String label = wish.parentName() + (wish.parentName().isEmpty() ? "" : "/") + field.getString("string");
        boolean called = name.equals("name") && wish.importable() && wish.record();
        boolean leads = SLASH.splitAsStream(path).count() < 3 && field.containsKey("relation");
        JsonObject entry = JsonObject.of("id", path, "string", label, "children", leads)
                .put("value", (called ? wish.prefix() : path) + (leads ? "/id" : ""))
                .put("field_type", field.getValue("type"))
                .put("required", field.getValue("required"))
                .put("relation_field", field.getValue("relation_field"))
                .put("default_export", wish.importable() && field.getBoolean("default_export_compatible", false));
        return leads ? entry.put("params", below(path, label, field)) : entry;
    }

    /** What to ask for when people open a field, but for what they chose before. */
    private static JsonObject below(String path, String label, JsonObject field) {
        JsonObject parent = field.copy();
        parent.remove("depends");
        return JsonObject.of("model", field.getString("relation"), "prefix", path)
                .put("name", label)
                .put("parent_field", parent);
    }
}
