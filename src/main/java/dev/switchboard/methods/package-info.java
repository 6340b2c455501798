/**
 * What models do besides storing: what follows when a script creates, writes or unlinks their records, and the methods
 * that it may call on them.
 *
 * <p>May use files, conversation, outbox, presence, records, bus, dialect, model, db.
 */
@NullMarked
package dev.switchboard.methods;

import org.jspecify.annotations.NullMarked;
