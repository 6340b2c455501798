/** Programs that measure; each is run by hand, and none fails a build. */
@NullMarked
package dev.switchboard.bench;

import org.jspecify.annotations.NullMarked;
