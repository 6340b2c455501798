/**
 * What only Odoo 18.0 says so.
 *
 * <p>May use dialect, model.
 */
@NullMarked
package dev.switchboard.dialect.odoo18;

import org.jspecify.annotations.NullMarked;
