/** Operators chosen and looked after, tried on a real PostgreSQL. */
@NullMarked
package dev.switchboard.livechat;

import org.jspecify.annotations.NullMarked;
