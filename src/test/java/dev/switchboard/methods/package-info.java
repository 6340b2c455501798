/** What scripts may call on models, tried on a real PostgreSQL. */
@NullMarked
package dev.switchboard.methods;

import org.jspecify.annotations.NullMarked;
