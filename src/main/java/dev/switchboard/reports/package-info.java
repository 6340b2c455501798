/** What is counted about sessions, kept so that reports need not count it for each question. */
@NullMarked
package dev.switchboard.reports;

import org.jspecify.annotations.NullMarked;
