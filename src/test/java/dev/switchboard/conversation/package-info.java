/** Conversations, tried on a real PostgreSQL. */
@NullMarked
package dev.switchboard.conversation;

import org.jspecify.annotations.NullMarked;
