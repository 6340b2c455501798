/**
 * Recorded traffic of real Odoo servers, replayed against this one: what a client said is said again, what Odoo
 * answered is what must come back, with ids, tokens and times mapped and everything else equal.
 */
@NullMarked
package dev.switchboard.golden;

import org.jspecify.annotations.NullMarked;
