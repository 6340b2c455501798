/**
 * What leaves for other servers: sent at once, tried again until it got there.
 *
 * <p>May use links, bus, model, db.
 */
@NullMarked
package dev.switchboard.outbox;

import org.jspecify.annotations.NullMarked;
