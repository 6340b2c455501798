/** Tests of the package. */
@NullMarked
package dev.switchboard.visitor;

import org.jspecify.annotations.NullMarked;
