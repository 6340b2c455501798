/** The log, the feed and the hub, tried on a real PostgreSQL. */
@NullMarked
package dev.switchboard.bus;

import org.jspecify.annotations.NullMarked;
