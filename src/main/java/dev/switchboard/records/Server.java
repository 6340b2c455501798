package dev.switchboard.records;

import dev.switchboard.db.Schema;
import java.util.Map;

/**
 * What every call of a model's method finds the same.
 *
 * @param baseUrls where clients of each series reach the server, by number such as 18, without a slash at the end
 * @param databaseName what callers name the database
 * @param schemas the models of each series, by number such as 18
 * @param lifecycles what a model does besides storing its records, by its name
 */
public record Server(
        Map<Integer, String> baseUrls,
        String databaseName,
        Map<Integer, Schema> schemas,
        Map<String, Lifecycle> lifecycles) {

    /** Where clients of a series reach the server. */
    public String baseUrl(int series) {
        return baseUrls.getOrDefault(series, "");
    }
}
