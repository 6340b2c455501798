/** Events and payloads. */
@NullMarked
package dev.switchboard.dialect;

import org.jspecify.annotations.NullMarked;
