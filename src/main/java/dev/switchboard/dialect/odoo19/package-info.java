/**
 * What only Odoo 19.0 says so.
 *
 * <p>May use dialect, model.
 */
@NullMarked
package dev.switchboard.dialect.odoo19;

import org.jspecify.annotations.NullMarked;
