package dev.switchboard.records;

import dev.switchboard.db.Model;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one model does besides storing its records: values that follow from others, rules that a record must keep,
 * records of other models that come and go with it. Each step runs in the transaction of the call, and a failure ends
 * the call and undoes it.
 */
public interface Lifecycle {
    /** For models that only store. */
    Lifecycle NONE = new Lifecycle() {};

    /**
     * Before what a caller left out of new records gets its initial value.
     *
     * @param values for each of them what the caller says, by field; may be changed
     */
    default Future<Void> given(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        return Future.succeededFuture();
    }

    /**
     * Looks at values that are about to be stored, of a new record or of changed ones alike.
     *
     * @param values what the caller and, for a new record, the defaults say, by field
     * @throws dev.switchboard.model.Refusal when a value cannot stand
     */
    default void check(Map<String, @Nullable Object> values) {}

    /**
     * Before records are made.
     *
     * @param values for each of them what the caller and the defaults say, by field; may be changed
     */
    default Future<Void> creating(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        return Future.succeededFuture();
    }

    /**
     * After records were made.
     *
     * @param values what each of them was made of
     */
    default Future<Void> created(
            Records records, Model model, List<Integer> ids, List<Map<String, @Nullable Object>> values) {
        return Future.succeededFuture();
    }

    /** Before records are changed; the values may be changed. */
    default Future<Void> writing(
            Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        return Future.succeededFuture();
    }

    /** After records were changed. */
    default Future<Void> written(
            Records records, Model model, List<Integer> ids, Map<String, @Nullable Object> values) {
        return Future.succeededFuture();
    }

    /** Before records are deleted. */
    default Future<Void> unlinking(Records records, Model model, List<Integer> ids) {
        return Future.succeededFuture();
    }

    /**
     * Before a copy is made of the values of a record.
     *
     * @param id of which record
     * @param values of the copy, as they would be written; may be changed
     */
    default Future<Void> copying(Records records, Model model, int id, Map<String, @Nullable Object> values) {
        return Future.succeededFuture();
    }

    /** After a copy was made. */
    default Future<Void> copied(Records records, Model model, int original, int copy) {
        return Future.succeededFuture();
    }
}
