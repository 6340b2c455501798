/**
 * Files and pictures: stored, found for who may see them, made smaller, deleted.
 *
 * <p>May use conversation, bus, dialect, model, db.
 */
@NullMarked
package dev.switchboard.files;

import org.jspecify.annotations.NullMarked;
