/** What hostile or clumsy clients send. */
@NullMarked
package dev.switchboard.http;

import org.jspecify.annotations.NullMarked;
