/** Presence, tried on a real PostgreSQL. */
@NullMarked
package dev.switchboard.presence;

import org.jspecify.annotations.NullMarked;
