/**
 * What is known of a visitor before the first word: country, language, which channel rule applies.
 *
 * <p>May use model, db.
 */
@NullMarked
package dev.switchboard.visitor;

import org.jspecify.annotations.NullMarked;
