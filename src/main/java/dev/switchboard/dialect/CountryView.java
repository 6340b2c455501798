package dev.switchboard.dialect;

/**
 * A country as clients see it.
 *
 * @param id {@code res.country} id
 * @param code ISO 3166 code in capitals
 * @param name English name
 */
public record CountryView(int id, String code, String name) {}
