/**
 * Recorded traffic of real Odoo servers, replayed against this one: what a client said is said again, what Odoo
 * answered is what must come back, with ids, tokens and times mapped and everything else equal.
 *
 * <p>A {@code Playlist} is a server in a recorded {@code State} and the recordings that began there. A recording is
 * files of lines, and can be any other of the same form: what a number means is known from {@code Relations} (where a
 * field leads), {@code Methods} (what a model method takes and gives) and {@code Kinds} (the keys of a Store), and
 * which id stands for which is learned in a {@code Correspondence}. What differs on purpose stands in
 * {@code golden/intended-differences.json}, and what is not played at all in {@code NotReplayed}.
 */
@NullMarked
package dev.switchboard.golden;

import org.jspecify.annotations.NullMarked;
