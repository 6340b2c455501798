/** Tests of the start and the end of the server, as a process. */
@NullMarked
package dev.switchboard.app;

import org.jspecify.annotations.NullMarked;
