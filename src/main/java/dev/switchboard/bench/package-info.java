/**
 * {@code switchboard bench}: an honest load client for servers that speak Odoo 18.0's live chat, this one or an Odoo.
 * It knows nothing but the wire.
 *
 * <p>May use no other package.
 */
@NullMarked
package dev.switchboard.bench;

import org.jspecify.annotations.NullMarked;
