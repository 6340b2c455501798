/**
 * Pool, transaction, migrations, and the words Model and Field. Knows neither Odoo nor chat.
 *
 * <p>Uses no other package.
 */
@NullMarked
package dev.switchboard.db;

import org.jspecify.annotations.NullMarked;
