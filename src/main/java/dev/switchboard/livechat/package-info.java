/**
 * A visitor's live chat from its first click to its end: open a session, choose an operator, keep one there, rate it, mail
 * its transcript.
 *
 * <p>May use conversation, outbox, presence, records, bus, dialect, model, db.
 */
@NullMarked
package dev.switchboard.livechat;

import org.jspecify.annotations.NullMarked;
