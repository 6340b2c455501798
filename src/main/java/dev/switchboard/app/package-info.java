/**
 * Starts and stops the server: command line, configuration, embedded PostgreSQL, deployment of the verticles.
 * The only place that names concrete classes and the dialects.
 *
 * <p>May use every package.
 */
@NullMarked
package dev.switchboard.app;

import org.jspecify.annotations.NullMarked;
