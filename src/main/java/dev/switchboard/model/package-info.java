/**
 * One declaration for each Odoo model, in a file with its name; who is calling (Persona); Refusal.
 *
 * <p>May use db.
 */
@NullMarked
package dev.switchboard.model;

import org.jspecify.annotations.NullMarked;
