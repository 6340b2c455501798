/**
 * Who is online, away or gone, users and guests alike.
 *
 * <p>May use bus, dialect, model, db.
 */
@NullMarked
package dev.switchboard.presence;

import org.jspecify.annotations.NullMarked;
