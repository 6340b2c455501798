package dev.switchboard.db;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL has sums over the records of a model, rows for each day and each value of one dimension, so that few
 * rows have to be grouped instead of all records.
 *
 * @param relation a call of a function with {@code :zone} (a time zone's name), {@code :dimension} and {@code :cuts}
 *     (days that are not to be summed up). Its rows have the begin of their {@code day} in that zone, a moment in it
 *     under the name of {@code moment}, a column for each key, and how many {@code records} they stand for, which may be
 *     less than none: only all rows of a day together are true. Rows of cut days are about one record each
 * @param moment the field whose days they are
 * @param keys which fields' values are known of the records of a row
 * @param dimension the one that is used where any would do
 * @param sums what is summed up, by the name of the field
 */
public record DaySums(
        Template relation, String moment, Map<String, Known> keys, String dimension, Map<String, Sum> sums) {

    /**
     * When the values of a field are known.
     *
     * @param dimension in which dimension; {@code null} in each
     * @param inUtc whether they are only for days in UTC
     */
    public record Known(@Nullable String dimension, boolean inUtc) {
        /** Always. */
        public static final Known ALWAYS = new Known(null, false);

        /** In one dimension. */
        public static Known in(String dimension) {
            return new Known(dimension, false);
        }
    }

    /**
     * How the sum of a field comes from several rows.
     *
     * @param total SQL of the sum of its values
     * @param count SQL of the number of values
     */
    public record Sum(Template total, Template count) {
        /** From SQL that sums up rows called {@code @}. */
        public static Sum of(String total, String count) {
            return new Sum(Template.of(total), Template.of(count));
        }
    }
}
