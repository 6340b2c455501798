/**
 * What a caller may do with the records of any declared model: search, read, group, create, write and unlink them, under
 * access rights and record rules, in the shapes in which Odoo's clients write and read values.
 */
@NullMarked
package dev.switchboard.records;

import org.jspecify.annotations.NullMarked;
