package dev.switchboard.db;

/**
 * One value of a selection.
 *
 * @param value as it is stored
 * @param label what people call it
 */
public record Choice(String value, String label) {}
