/**
 * What only Odoo 17.0 says so.
 *
 * <p>May use dialect, model.
 */
@NullMarked
package dev.switchboard.dialect.odoo17;

import org.jspecify.annotations.NullMarked;
