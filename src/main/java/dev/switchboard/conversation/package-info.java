/**
 * What happens in a live chat: open a session, choose an operator, post, read, type.
 *
 * <p>May use presence, bus, dialect, model, db.
 */
@NullMarked
package dev.switchboard.conversation;

import org.jspecify.annotations.NullMarked;
