package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a model is, for whoever writes a script: 19.0's {@code /doc-bearer}. */
final class Descriptions {
    private Descriptions() {}

    static JsonObject of(Records records, Model model, List<Method> methods) {
        Access.check(records.env(), model, Operation.READ);
        JsonObject fields = new JsonObject();
        for (Field field : records.fields(model)) {
            fields.put(field.name(), FieldDescription.of(records.env(), model, field));
        }
        JsonObject described = new JsonObject();
        methods.forEach(method -> described.put(method.name(), describe(method)));
        return JsonObject.of(
                "model", model.name(), "name", model.label(), "doc", null, "fields", fields, "methods", described);
    }

    private static JsonObject describe(Method method) {
        Signature signature = method.signature();
        JsonObject parameters = new JsonObject();
        for (String name : signature.names()) {
            JsonObject parameter = JsonObject.of("name", name);
            if (!signature.requires(name)) {
                parameter.put("default", signature.initial(name));
            }
            parameters.put(name, parameter);
        }
        return new JsonObject()
                .put("signature", signature.text())
                .put("parameters", parameters)
                .put("api", signature.onRecords() ? new JsonArray() : JsonArray.of("model"))
                .put("model", "core")
                .put("module", "core");
    }
}
