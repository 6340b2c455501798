package dev.switchboard.db;

import org.jspecify.annotations.Nullable;

/**
 * One stored field of a model.
 *
 * @param name the column's name
 * @param type what the column holds
 * @param required whether the column refuses NULL
 * @param relation the model that a {@link Type#MANY2ONE} points to
 */
public record Field(
        String name, Type type, boolean required, @Nullable String relation) {

    /** What a column holds, in Odoo's words, with PostgreSQL's name for it. */
    public enum Type {
        CHAR("varchar"),
        TEXT("text"),
        INTEGER("int4"),
        BOOLEAN("bool"),
        DATETIME("timestamp"),
        MANY2ONE("int4");

        private final String column;

        Type(String column) {
            this.column = column;
        }

        /** PostgreSQL's name of the type, as {@code information_schema.columns.udt_name} has it. */
        public String column() {
            return column;
        }
    }

    /** A line of text. */
    public static Field character(String name) {
        return new Field(name, Type.CHAR, false, null);
    }

    /** Text of any length. */
    public static Field text(String name) {
        return new Field(name, Type.TEXT, false, null);
    }

    /** A whole number. */
    public static Field integer(String name) {
        return new Field(name, Type.INTEGER, false, null);
    }

    /** True or false; never NULL. */
    public static Field bool(String name) {
        return new Field(name, Type.BOOLEAN, true, null);
    }

    /** A moment in UTC. */
    public static Field datetime(String name) {
        return new Field(name, Type.DATETIME, false, null);
    }

    /** A reference to one record of another model. */
    public static Field many2one(String name, String relation) {
        return new Field(name, Type.MANY2ONE, false, relation);
    }

    /** The same field, refusing NULL. */
    public Field notNull() {
        return new Field(name, type, true, relation);
    }
}
