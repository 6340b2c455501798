package dev.switchboard.db;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the value of a field from other fields of its record. */
@FunctionalInterface
public interface Computation {

    /**
     * The value, in the shape in which it is read.
     *
     * @param values the fields it is computed from, as they are read, by name
     * @param variables what is known about the caller and the server, by name
     */
    @Nullable
    Object compute(Map<String, @Nullable Object> values, Variables variables);
}
