/**
 * What happens in a conversation: read, post, edit, react, type, attach, see.
 *
 * <p>May use outbox, links, presence, records, bus, dialect, model, db.
 */
@NullMarked
package dev.switchboard.conversation;

import org.jspecify.annotations.NullMarked;
