package dev.switchboard.bus;

import java.util.List;

/**
 * Notices that travel together over the event bus.
 *
 * @param notices those that are stored ascend by one
 */
record Batch(List<Notice> notices) {}
