/**
 * What a series of Odoo says differently: the Dialect interface with its defaults, neutral views and events,
 * and the Store builder. Pure: view in, JSON out.
 *
 * <p>May use model.
 */
@NullMarked
package dev.switchboard.dialect;

import org.jspecify.annotations.NullMarked;
