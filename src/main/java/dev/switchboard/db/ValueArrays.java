package dev.switchboard.db;

import java.lang.reflect.Array;
import java.util.List;

/** Lists of values as the arrays that PostgreSQL's driver takes. */
final class ValueArrays {
    private ValueArrays() {}

    /** An array of the class of the first value. */
    static Object[] of(List<?> values) {
        Object[] array = (Object[]) Array.newInstance(values.get(0).getClass(), values.size());
        return values.toArray(array);
    }
}
