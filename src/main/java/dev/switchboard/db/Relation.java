package dev.switchboard.db;

import org.jspecify.annotations.Nullable;

/**
 * Where a relational field leads.
 *
 * @param model the name of the other model
 * @param inverse for a one2many, the field of the other model that points back
 * @param link for a many2many, the table that links both
 * @param condition SQL that further limits the other model's rows, which it calls {@code @}
 */
public record Relation(
        String model,
        @Nullable String inverse,
        @Nullable Link link,
        @Nullable Template condition) {

    /**
     * A table of pairs of ids.
     *
     * @param table its name
     * @param own the column that holds the id of the field's own model
     * @param other the column that holds the id of the other model
     */
    public record Link(String table, String own, String other) {}

    static Relation to(String model) {
        return new Relation(model, null, null, null);
    }

    /** The same, limited further. */
    Relation where(String sql) {
        return new Relation(model, inverse, link, Template.of(sql));
    }
}
