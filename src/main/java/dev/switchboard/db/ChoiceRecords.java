package dev.switchboard.db;

/**
 * Records that are the values of a selection, called by their names.
 *
 * @param model whose active records
 * @param value the field that holds the value
 */
public record ChoiceRecords(String model, String value) {}
