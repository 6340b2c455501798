package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of every model that make, change and delete records. */
public final class WriteMethods {
    private static final String ACTIVE = "active";

    private WriteMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                Method.writes("BaseModel.create(vals_list)", WriteMethods::create),
                Method.writes("BaseModel.write(self, vals)", WriteMethods::write),
                Method.writes("BaseModel.unlink(self)", WriteMethods::unlink),
                Method.writes("BaseModel.copy(self, default=None)", WriteMethods::copyOne)
                        .until(17),
                Method.writes("BaseModel.copy(self, default=None)", WriteMethods::copy)
                        .since(18),
                Method.writes("BaseModel.toggle_active(self)", WriteMethods::toggleActive),
                Method.writes(
                        "BaseModel.action_archive(self)",
                        (records, model, arguments) -> activate(records, model, arguments.ids(), false)),
                Method.writes(
                        "BaseModel.action_unarchive(self)",
                        (records, model, arguments) -> activate(records, model, arguments.ids(), true)));
    }

    private static Future<Object> create(Records records, Model model, Arguments arguments) {
        if (!(arguments.value("vals_list") instanceof JsonArray list)) {
            return records.writes().create(model, arguments.fields("vals_list")).map(id -> id);
        }
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        list.forEach(values -> all.add(Arguments.fields("vals_list", values)));
        return records.writes().create(model, all).map(JsonArray::new);
    }

    private static Future<Boolean> write(Records records, Model model, Arguments arguments) {
        return records.writes()
                .write(model, arguments.ids(), arguments.fields("vals"))
                .map(done -> true);
    }

    private static Future<Boolean> unlink(Records records, Model model, Arguments arguments) {
        return records.writes().unlink(model, arguments.ids()).map(done -> true);
    }

    private static Future<Integer> copyOne(Records records, Model model, Arguments arguments) {
        return records.writes().copy(model, arguments.id(model.name()), arguments.fields("default"));
    }

    private static Future<JsonArray> copy(Records records, Model model, Arguments arguments) {
        return Writes.eachInTurn(arguments.ids(), id -> records.writes().copy(model, id, arguments.fields("default")))
                .map(JsonArray::new);
    }

    private static Future<@Nullable Object> toggleActive(Records records, Model model, Arguments arguments) {
        Field active = active(model);
        return records.read(model, arguments.ids(), List.of(active))
                .compose(list -> Writes.eachInTurn(list, values -> toggle(records, model, values)))
                .map(done -> null);
    }

    private static Future<Void> toggle(Records records, Model model, Rows.Values values) {
        boolean archived = !Python.truthy(values.values().get(ACTIVE));
        return records.writes().write(model, List.of(values.id()), Map.of(ACTIVE, archived));
    }

    private static Field active(Model model) {
        return model.find(ACTIVE).orElseThrow(() -> new Refusal(Refusal.Kind.KEY_ERROR, ACTIVE));
    }

    private static Future<@Nullable Object> activate(Records records, Model model, List<Integer> ids, boolean wanted) {
        return records.writes()
                .write(model, ids, Map.of(active(model).name(), wanted))
                .map(done -> null);
    }
}
