package dev.switchboard.records;

import dev.switchboard.db.Field;
import dev.switchboard.db.Initial;
import dev.switchboard.db.Model;
import io.vertx.core.json.JsonArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values with which new records begin: the caller's, then those of the context, then those of the declaration. */
public final class Initials {
    private final Environment env;

    /** For one caller. */
    public Initials(Environment env) {
        this.env = env;
    }

    /** What somebody wrote, with the values of the fields that they left out. */
    Map<String, @Nullable Object> complete(Model model, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(given);
        for (Field field : model.fields()) {
            if (!values.containsKey(field.name())) {
                of(field).ifPresent(value -> values.put(field.name(), value));
            }
        }
        return values;
    }

    /** The value that a field begins with, as a caller would write it. */
    public Optional<Object> of(Field field) {
        Optional<Object> fromContext = env.context().initial(field.name());
        Initial initial = field.initial();
        return fromContext.isPresent() || initial == null
                ? fromContext
                : Optional.ofNullable(initial.value(env::variable)).map(Initials::json);
    }

    private static Object json(Object value) {
        return value instanceof List<?> list ? new JsonArray(list) : value;
    }
}
