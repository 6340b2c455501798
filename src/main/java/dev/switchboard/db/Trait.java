package dev.switchboard.db;

/** What a field is besides its type. */
public enum Trait {
    /** Cannot be empty. */
    REQUIRED,
    /** Its column refuses NULL. */
    NOT_NULL,
    /** Callers cannot change it on a form; what they write is stored all the same, as Odoo does. */
    READONLY,
    /** Has a text for each language. */
    TRANSLATED,
    /** Is left out of a copy. */
    NOT_COPIED,
    /** Can be compared in a domain. */
    SEARCHABLE,
    /** Is changed by who made the declaration only: what a caller writes is refused. */
    SEALED,
    /** Is not stored, whatever its source. */
    UNSTORED
}
