package dev.switchboard.db;

import org.jspecify.annotations.Nullable;

/** The kinds of fields, in Odoo's words, each with PostgreSQL's name for what its column holds. */
public enum FieldType {
    CHAR("char", "varchar"),
    TEXT("text", "text"),
    HTML("html", "text"),
    INTEGER("integer", "int4"),
    FLOAT("float", "float8"),
    BOOLEAN("boolean", "bool"),
    DATE("date", "date"),
    DATETIME("datetime", "timestamp"),
    SELECTION("selection", "varchar"),
    BINARY("binary", "bytea"),
    REFERENCE("reference", "varchar"),
    MANY2ONE("many2one", "int4"),
    MANY2ONE_REFERENCE("many2one_reference", "int4"),
    ONE2MANY("one2many", null),
    MANY2MANY("many2many", null),
    PROPERTIES("properties", "text");

    private final String word;
    private final @Nullable String column;

    FieldType(String word, @Nullable String column) {
        this.word = word;
        this.column = column;
    }

    /** Odoo's word, as {@code fields_get} gives it. */
    public String word() {
        return word;
    }

    /** PostgreSQL's name of the column's type, as {@code information_schema.columns.udt_name} has it; none for lists. */
    public @Nullable String column() {
        return column;
    }

    /** Whether the value is a list of records. */
    public boolean isList() {
        return this == ONE2MANY || this == MANY2MANY;
    }

    /** Whether the value is a record, or a list of them, of one other model. */
    public boolean isRelation() {
        return this == MANY2ONE || isList();
    }

    /** Whether the value is text that patterns can be matched with. */
    public boolean isText() {
        return this == CHAR || this == TEXT || this == HTML || this == SELECTION || this == REFERENCE;
    }

    /** Whether the value is a number that is not an id. */
    public boolean isNumber() {
        return this == INTEGER || this == FLOAT;
    }
}
