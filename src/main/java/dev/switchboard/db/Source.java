package dev.switchboard.db;

import java.util.List;

/** Where the values of a field come from. */
public sealed interface Source {

    /**
     * A column of the model's own table.
     *
     * @param name the column's name
     */
    record Column(String name) implements Source {}

    /** Rows of another table: a one2many by its inverse, a many2many by its link. */
    record Rows() implements Source {}

    /**
     * A value that PostgreSQL computes.
     *
     * @param template the expression
     */
    record Expression(Template template) implements Source {}

    /**
     * A field of a record that this one points to.
     *
     * @param path names of fields, all but the last of them many2one
     */
    record Related(List<String> path) implements Source {}

    /**
     * How many records a list holds that the caller may reach.
     *
     * @param list the name of the list's field
     */
    record Count(String list) implements Source {}

    /**
     * A value that is computed here, from other fields of the same record.
     *
     * @param from the names of those fields
     * @param computation gets their values in Odoo's JSON shapes, by name
     */
    record Computed(List<String> from, Computation computation) implements Source {}
}
