/** Tests of the package. */
@NullMarked
package dev.switchboard.links;

import org.jspecify.annotations.NullMarked;
