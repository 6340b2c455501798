/** Tokens, passwords and personas. */
@NullMarked
package dev.switchboard.model;

import org.jspecify.annotations.NullMarked;
