package dev.switchboard.db;

/** The words with which a model's fields are declared. */
public final class Fields {
    private Fields() {}

    private static Field column(String name, FieldType type) {
        return new Field(name, type, new Source.Column(name), null);
    }

    /** A line of text. */
    public static Field character(String name) {
        return column(name, FieldType.CHAR);
    }

    /** Text of any length. */
    public static Field text(String name) {
        return column(name, FieldType.TEXT);
    }

    /** Text with markup that is safe to show. */
    public static Field html(String name) {
        return column(name, FieldType.HTML);
    }

    /** A whole number; 0 when there is none. */
    public static Field integer(String name) {
        return column(name, FieldType.INTEGER);
    }

    /** A number; 0 when there is none. */
    public static Field decimal(String name) {
        return column(name, FieldType.FLOAT);
    }

    /** True or false; its column is never NULL. */
    public static Field bool(String name) {
        return column(name, FieldType.BOOLEAN).with(Trait.NOT_NULL);
    }

    /** A day. */
    public static Field date(String name) {
        return column(name, FieldType.DATE);
    }

    /** A moment in UTC. */
    public static Field datetime(String name) {
        return column(name, FieldType.DATETIME);
    }

    /** Bytes, which callers write and read in base64. */
    public static Field binary(String name) {
        return column(name, FieldType.BINARY);
    }

    /** One of some values. */
    public static Field selection(String name, Choice... choices) {
        return column(name, FieldType.SELECTION).choosing(choices);
    }

    /** A value of a selection. */
    public static Choice choice(String value, String label) {
        return new Choice(value, label);
    }

    /** A record of whichever model, as {@code model,id}. */
    public static Field reference(String name) {
        return column(name, FieldType.REFERENCE);
    }

    /** The id of a record whose model another field names. */
    public static Field many2oneReference(String name) {
        return column(name, FieldType.MANY2ONE_REFERENCE);
    }

    /** One record of another model. */
    public static Field many2one(String name, String model) {
        return new Field(name, FieldType.MANY2ONE, new Source.Column(name), Relation.to(model));
    }

    /** The records of another model whose {@code inverse} points here. */
    public static Field one2many(String name, String model, String inverse) {
        Relation relation = new Relation(model, inverse, null, null);
        return new Field(name, FieldType.ONE2MANY, new Source.Rows(), relation).with(Trait.NOT_COPIED);
    }

    /** Records of another model, paired with this one's in a table. */
    public static Field many2many(String name, String model, String table, String own, String other) {
        Relation relation = new Relation(model, null, new Relation.Link(table, own, other), null);
        return new Field(name, FieldType.MANY2MANY, new Source.Rows(), relation);
    }

    /** Records of another model whose ids PostgreSQL computes with {@link Field#computedAs(String)}. */
    public static Field many2many(String name, String model) {
        return new Field(name, FieldType.MANY2MANY, new Source.Rows(), Relation.to(model));
    }

    /** Who made a record and who changed it last, and when; part of every model that has a table. */
    static Field[] history() {
        return new Field[] {
            many2one("create_uid", "res.users")
                    .labelled("Created by")
                    .readonly()
                    .notCopied(),
            datetime("create_date").labelled("Created on").readonly().notNull().notCopied(),
            many2one("write_uid", "res.users")
                    .labelled("Last Updated by")
                    .readonly()
                    .notCopied(),
            datetime("write_date")
                    .labelled("Last Updated on")
                    .readonly()
                    .notNull()
                    .notCopied()
        };
    }
}
