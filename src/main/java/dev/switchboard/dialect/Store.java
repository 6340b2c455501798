package dev.switchboard.dialect;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Builds the payload that Odoo's clients merge into their record store (Odoo: mail/tools/discuss.py): for each model a
 * list of records, each known by its id; adding a record again merges its fields.
 */
public final class Store {
    private final Map<String, Map<Object, JsonObject>> records = new LinkedHashMap<>();
    private final JsonObject globals = new JsonObject();

    /** Adds fields to the record with this {@code id}. */
    @CanIgnoreReturnValue
    public Store add(String model, JsonObject record) {
        return add(model, record.getValue("id"), record);
    }

    /** Adds fields to the record of a thread, which is known by {@code model} and {@code id} together. */
    @CanIgnoreReturnValue
    public Store addThread(JsonObject record) {
        return add("mail.thread", record.getString("model") + "," + record.getValue("id"), record);
    }

    /** Adds fields to the record of an emoji on a message, which is known by {@code message} and {@code content}. */
    @CanIgnoreReturnValue
    public Store addReaction(JsonObject record) {
        return add("MessageReactions", record.getValue("message") + "," + record.getString("content"), record);
    }

    /** Adds fields to a record whose {@code id} is a list of ids. */
    @CanIgnoreReturnValue
    public Store addKeyed(String model, JsonObject record) {
        return add(model, record.getJsonArray("id").encode(), record);
    }

    @CanIgnoreReturnValue
    private Store add(String model, Object key, JsonObject record) {
        records.computeIfAbsent(model, m -> new LinkedHashMap<>()).merge(key, record, JsonObject::mergeIn);
        return this;
    }

    /** Sets a value of the client's own single {@code Store} record. */
    @CanIgnoreReturnValue
    public Store global(String name, Object value) {
        globals.put(name, value);
        return this;
    }

    /** The payload: {@code {"Store": {…}, "<model>": [{…}, …]}}. */
    public JsonObject toJson() {
        JsonObject payload = new JsonObject();
        if (!globals.isEmpty()) {
            payload.put("Store", globals);
        }
        records.forEach((model, byKey) ->
                payload.put(model, new JsonArray(byKey.values().stream().toList())));
        return payload;
    }
}
