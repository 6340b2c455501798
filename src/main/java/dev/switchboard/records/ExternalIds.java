package dev.switchboard.records;

import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;

/** Finds records by the names under which scripts know them in every database. */
public final class ExternalIds {
    private static final String FIND = """
            SELECT model, res_id FROM ir_model_data WHERE module = $1 AND name = $2 AND res_id IS NOT NULL""";

    private record Target(String model, int id) {}

    private ExternalIds() {}

    /** The methods of {@code ir.model.data}. */
    public static List<Method> methods() {
        return List.of(Method.reads(
                "IrModelData.check_object_reference(module, xml_id, raise_on_access_error=False)", ExternalIds::check));
    }

    /**
     * The record of an external id.
     *
     * @param name a module and a name, with a dot between
     * @param model what it has to be a record of
     * @return fails with {@link Refusal} VALUE_ERROR when there is none
     */
    public static Future<Integer> find(Records records, String name, String model) {
        return find(records, name)
                .map(target -> target.filter(found -> found.model().equals(model))
                        .orElseThrow(() -> unknown(name))
                        .id());
    }

    private static Future<Optional<Target>> find(Records records, String name) {
        int dot = name.indexOf('.');
        String module = dot < 0 ? "" : name.substring(0, dot);
        return records.env()
                .sql()
                .one(row -> new Target(row.getString(0), row.getInteger(1)), FIND, module, name.substring(dot + 1));
    }

    private static Refusal unknown(String name) {
        return new Refusal(Refusal.Kind.VALUE_ERROR, "External ID not found in the system: " + name);
    }

    /** {@code [model, id]}; {@code [model, false]} for a record that the caller may not read. */
    private static Future<JsonArray> check(Records records, Model names, Arguments arguments) {
        String name = arguments.text("module") + "." + arguments.text("xml_id");
        return find(records, name).compose(target -> {
            Target found = target.orElseThrow(() -> unknown(name));
            return reaches(records, found).map(reached -> {
                if (!reached && arguments.truthy("raise_on_access_error")) {
                    throw new Refusal(
                            Refusal.Kind.ACCESS_ERROR,
                            "Not enough access rights on the external ID \"%s\"".formatted(name));
                }
                return JsonArray.of(found.model(), reached ? (Object) found.id() : false);
            });
        });
    }

    private static Future<Boolean> reaches(Records records, Target target) {
        Optional<Model> model = records.env().schema().find(target.model());
        if (model.isEmpty() || !Access.granted(records.env(), model.get(), Operation.READ)) {
            return Future.succeededFuture(false);
        }
        return records.reachable(model.get(), List.of(target.id()), Operation.READ)
                .map(found -> !found.isEmpty());
    }
}
