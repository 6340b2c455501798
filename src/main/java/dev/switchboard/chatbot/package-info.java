/**
 * Runs chatbot scripts on the server: next step, answers, hand-over.
 *
 * <p>May use livechat, conversation, records, bus, dialect, model, db.
 */
@NullMarked
package dev.switchboard.chatbot;

import org.jspecify.annotations.NullMarked;
