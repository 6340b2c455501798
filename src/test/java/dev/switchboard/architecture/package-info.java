/** What the code must look like, held by tests: packages and their order, names, sizes, and what the README says. */
@NullMarked
package dev.switchboard.architecture;

import org.jspecify.annotations.NullMarked;
