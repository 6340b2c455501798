/**
 * Odoo's JSON-RPC: the envelope, parameter reading, refusals as Odoo errors, and one Routes class for each
 * Odoo controller.
 *
 * <p>May use chatbot, livechat, files, conversation, presence, visitor, records, dialect, model.
 */
@NullMarked
package dev.switchboard.rpc;

import org.jspecify.annotations.NullMarked;
