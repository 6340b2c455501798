package dev.switchboard.db;

import org.jspecify.annotations.Nullable;

/** The value of a field that nobody gave a value. */
@FunctionalInterface
public interface Initial {

    /** A value as a caller would write it; {@code null} for none. */
    @Nullable
    Object value(Variables variables);
}
