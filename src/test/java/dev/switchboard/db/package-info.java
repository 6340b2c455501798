/** The fixture for tests against PostgreSQL, and the tests of the database package. */
@NullMarked
package dev.switchboard.db;

import org.jspecify.annotations.NullMarked;
