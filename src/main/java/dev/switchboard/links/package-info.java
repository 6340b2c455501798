/**
 * What is behind a link: fetched from public addresses only, and summarised.
 *
 * <p>May use nothing.
 */
@NullMarked
package dev.switchboard.links;

import org.jspecify.annotations.NullMarked;
