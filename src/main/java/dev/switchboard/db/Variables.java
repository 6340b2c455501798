package dev.switchboard.db;

import org.jspecify.annotations.Nullable;

/** Values that declarations refer to by name, such as who is calling. */
@FunctionalInterface
public interface Variables {

    /**
     * A value that can be bound to a statement.
     *
     * @throws IllegalArgumentException when there is no variable of that name
     */
    @Nullable
    Object get(String name);
}
