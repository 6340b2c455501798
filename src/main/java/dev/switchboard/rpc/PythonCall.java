package dev.switchboard.rpc;

import dev.switchboard.model.Refusal;
import dev.switchboard.records.Python;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How Python passes arguments to a function, and what it says when they do not fit. */
final class PythonCall {
    private PythonCall() {}

    /** The values of {@code *value}: those of a list, the characters of a text, the keys of an object. */
    static List<@Nullable Object> positional(@Nullable Object value) {
        if (value instanceof JsonArray array) {
            return IntStream.range(0, array.size()).mapToObj(array::getValue).collect(Collectors.toList());
        }
        if (value instanceof String text) {
            return text.codePoints().mapToObj(Character::toString).collect(Collectors.toList());
        }
        if (value instanceof JsonObject object) {
            return List.copyOf(object.fieldNames());
        }
        throw new Refusal(Refusal.Kind.TYPE_ERROR, "Value after * must be an iterable, not " + Python.typeName(value));
    }

    /** The named values of {@code **value}. */
    static JsonObject named(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new Refusal(
                Refusal.Kind.TYPE_ERROR, "argument after ** must be a mapping, not " + Python.typeName(value));
    }

    /**
     * Refuses too few and too many arguments.
     *
     * @param function Odoo's name of what is called
     * @param required the names of those that must be there
     * @param optional how many more there may be
     */
    static void check(String function, List<?> arguments, List<String> required, int optional) {
        if (arguments.size() < required.size()) {
            throw missing(function, required.subList(arguments.size(), required.size()));
        }
        int most = required.size() + optional;
        if (arguments.size() > most) {
            String takes = optional == 0 ? String.valueOf(most) : "from %d to %d".formatted(required.size(), most);
            throw new Refusal(
                    Refusal.Kind.TYPE_ERROR,
                    "%s() takes %s positional argument%s but %d %s given"
                            .formatted(
                                    function,
                                    takes,
                                    optional == 0 && most == 1 ? "" : "s",
                                    arguments.size(),
                                    arguments.size() == 1 ? "was" : "were"));
        }
    }

    /** Arguments are missing; there is at least one name. */
    static Refusal missing(String function, List<String> names) {
        return new Refusal(Refusal.Kind.TYPE_ERROR, function + "() " + Python.missing(names));
    }
}
