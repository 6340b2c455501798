package dev.switchboard.methods;

import dev.switchboard.bus.Topic;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Rows;
import dev.switchboard.dialect.Event;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Method;
import dev.switchboard.records.Records;
import dev.switchboard.records.Shape;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What users set for themselves; their other tabs hear of it. */
public final class SettingsMethods {
    private static final String PARTNER = """
            SELECT u.partner_id FROM res_users_settings s JOIN res_users u ON u.id = s.user_id WHERE s.id = $1""";

    private SettingsMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                Method.writes("ResUsersSettings.set_res_users_settings(self, new_settings)", SettingsMethods::set));
    }

    private static Future<JsonObject> set(Records records, Model model, Arguments arguments) {
        int id = arguments.id(model.name());
        Map<String, @Nullable Object> wanted = arguments.fields("new_settings");
        List<Field> fields =
                wanted.keySet().stream().map(name -> records.field(model, name)).toList();
        return records.one(model, id, fields)
                .compose(before -> records.writes()
                        .write(model, List.of(id), wanted)
                        .compose(done -> records.one(model, id, fields))
                        .compose(after -> tell(records, changed(fields, before, after))));
    }

    private static JsonObject changed(List<Field> fields, Rows.Values before, Rows.Values after) {
        JsonObject changed = JsonObject.of("id", after.id());
        fields.stream()
                .filter(field -> !Objects.equals(
                        before.values().get(field.name()), after.values().get(field.name())))
                .forEach(field ->
                        changed.put(field.name(), Shape.of(field, after.values().get(field.name()), false)));
        return changed;
    }

    private static Future<JsonObject> tell(Records records, JsonObject changed) {
        return records.env()
                .sql()
                .one(row -> row.getInteger(0), PARTNER, changed.getInteger("id"))
                .map(partner -> {
                    partner.ifPresent(id -> records.env()
                            .change()
                            .announce(Topic.partner(id), new Event.SettingsChanged(changed.getMap())));
                    return changed;
                });
    }
}
