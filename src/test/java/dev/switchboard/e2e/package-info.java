/** Stories: a visitor on somebody's page and an operator in the console, in real browsers, with a real server process. */
@NullMarked
package dev.switchboard.e2e;

import org.jspecify.annotations.NullMarked;
