/**
 * Topics, the gap-free log, its distribution over the Vert.x event bus, the hub of sockets, and replay.
 *
 * <p>May use dialect, model, db.
 */
@NullMarked
package dev.switchboard.bus;

import org.jspecify.annotations.NullMarked;
