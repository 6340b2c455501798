package dev.switchboard.records;

import dev.switchboard.model.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a method was called with: the ids of records, and a JSON value for each of its parameters. */
public final class Arguments {
    private final List<Integer> ids;
    private final Map<String, @Nullable Object> values;

    Arguments(List<Integer> ids, Map<String, @Nullable Object> values) {
        this.ids = ids;
        this.values = values;
    }

    /** The records it was called on, as the caller named them. */
    public List<Integer> ids() {
        return ids;
    }

    /** The one record it was called on. */
    public int id(String model) {
        if (ids.size() != 1) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "Expected singleton: %s%s".formatted(model, Python.tuple(ids)));
        }
        return ids.get(0);
    }

    /** A value as it came. */
    public @Nullable Object value(String name) {
        return values.get(name);
    }

    /** What Python takes for true. */
    public boolean truthy(String name) {
        return Python.truthy(values.get(name));
    }

    /** A text; {@code null} when there is none. */
    public @Nullable String textOrNull(String name) {
        Object value = values.get(name);
        if (!Python.truthy(value)) {
            return null;
        }
        if (value instanceof String text) {
            return text;
        }
        throw new Refusal(
                Refusal.Kind.TYPE_ERROR, "'%s' must be a text, not '%s'".formatted(name, Python.typeName(value)));
    }

    /** A text; empty when there is none. */
    public String text(String name) {
        String text = textOrNull(name);
        return text == null ? "" : text;
    }

    /** A number that limits or skips; {@code null} when there is none. */
    public @Nullable Integer limit(String name) {
        Object value = values.get(name);
        if (!Python.truthy(value)) {
            return null;
        }
        int limit = Operand.id(value);
        if (limit < 0) {
            throw new Refusal(Refusal.Kind.VALUE_ERROR, "'%s' must not be negative".formatted(name));
        }
        return limit;
    }

    /** How many are skipped. */
    public int offset(String name) {
        Integer offset = limit(name);
        return offset == null ? 0 : offset;
    }

    /** A list of texts, such as names of fields; {@code null} when there is none. */
    public @Nullable List<String> textsOrNull(String name) {
        Object value = values.get(name);
        if (!Python.truthy(value)) {
            return null;
        }
        if (value instanceof String text) {
            return List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (Object each : list(name)) {
            if (!(each instanceof String text)) {
                throw new Refusal(
                        Refusal.Kind.TYPE_ERROR,
                        "'%s' must be a list of texts, not of '%s'".formatted(name, Python.typeName(each)));
            }
            texts.add(text);
        }
        return texts;
    }

    /** A list; empty when there is none. */
    public JsonArray list(String name) {
        Object value = values.get(name);
        if (value instanceof JsonArray list) {
            return list;
        }
        if (!Python.truthy(value)) {
            return new JsonArray();
        }
        throw new Refusal(
                Refusal.Kind.TYPE_ERROR, "'%s' must be a list, not '%s'".formatted(name, Python.typeName(value)));
    }

    /** Ids of records; empty when there are none. */
    public List<Integer> references(String name) {
        return list(name).stream().map(Operand::id).toList();
    }

    /** Values by field, such as those of a new record. */
    public Map<String, @Nullable Object> fields(String name) {
        return fields(name, values.get(name));
    }

    /** Values by field, from what was found within a parameter. */
    public static Map<String, @Nullable Object> fields(String name, @Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (value instanceof JsonObject object) {
            object.forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        } else if (Python.truthy(value)) {
            throw new Refusal(
                    Refusal.Kind.TYPE_ERROR, "'%s' must be a dict, not '%s'".formatted(name, Python.typeName(value)));
        }
        return fields;
    }
}
