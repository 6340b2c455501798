package dev.switchboard.records;

import dev.switchboard.model.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The order of one level of groups, from the order of the records that callers have in view. */
final class LevelOrder {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern TERM = Pattern.compile(
            "\\s*([a-z0-9_]+)(?:\\s+(desc|asc))?(?:\\s+nulls\\s+(first|last))?\\s*", Pattern.CASE_INSENSITIVE);

    private LevelOrder() {}

    /**
     * The terms of an order that a level of groups can be sorted by, and then its own key.
     *
     * @param order names of fields, with directions
     * @param key the specification of what groups of the level have in common
     * @param aggregates specifications of what is told about them
     */
    static String of(@Nullable String order, String key, Collection<String> aggregates) {
        if (order == null) {
            return key;
        }
        List<String> terms = new ArrayList<>();
        for (String part : COMMA.split(order, -1)) {
            Matcher matcher = TERM.matcher(part);
            if (!matcher.matches()) {
                throw new Refusal(
                        Refusal.Kind.VALUE_ERROR,
                        "Invalid order %s for web_read_group()".formatted(Python.repr(order)));
            }
            String field = matcher.group(1);
            Stream.concat(Stream.of(key), aggregates.stream())
                    .filter(specification -> names(specification, field))
                    .findFirst()
                    .ifPresent(found -> terms.add(found + part.strip().substring(field.length())));
        }
        if (terms.stream().noneMatch(term -> term.equals(key) || term.startsWith(key + " "))) {
            terms.add(key);
        }
        return String.join(",", terms);
    }

    private static boolean names(String specification, String field) {
        return specification.equals(field) || specification.startsWith(field + ":");
    }
}
