package dev.switchboard.db;

import java.util.Map;
import java.util.Set;

/**
 * Where PostgreSQL has sums over the records of a model, a row or several for each day, so that few rows have to be
 * grouped instead of all records.
 *
 * @param relation a function of a time zone's name; its rows have the {@code moment} as the begin of a day in that zone,
 *     a column for each key, and how many {@code records} they stand for, which may be less than none: only all rows of
 *     a day together are true
 * @param moment the field whose days they are
 * @param keys the fields that all records of a row have in common
 * @param condition which rows count, in SQL that calls a row {@code @}
 * @param sums what is summed up, by the name of the field
 */
public record DaySums(String relation, String moment, Set<String> keys, Template condition, Map<String, Sum> sums) {

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
