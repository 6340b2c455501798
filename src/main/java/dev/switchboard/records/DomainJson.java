package dev.switchboard.records;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Domains as callers write them, put together for their answers. */
final class DomainJson {
    private static final JsonArray TRUE = JsonArray.of(JsonArray.of(1, "=", 1));

    private DomainJson() {}

    /** Where all domains are true, with one operator for two domains, as up to 18. */
    static JsonArray and(List<JsonArray> domains) {
        List<JsonArray> operands = new ArrayList<>();
        for (JsonArray domain : domains) {
            JsonArray complete = complete(domain);
            if (!complete.isEmpty()) {
                operands.add(complete);
            }
        }
        return joined(operands);
    }

    /** Where all domains are true, with all operators first, as in 19. */
    static JsonArray flat(List<JsonArray> domains) {
        List<JsonArray> operands = new ArrayList<>();
        for (JsonArray domain : domains) {
            split(complete(domain), operands);
        }
        return operands.isEmpty() ? TRUE.copy() : joined(operands);
    }

    private static JsonArray joined(List<JsonArray> operands) {
        JsonArray joined = new JsonArray();
        operands.stream().skip(1).forEach(operand -> joined.add("&"));
        operands.forEach(joined::addAll);
        return joined;
    }

    /** The same with the operators that may be left out; empty when it is true for every record. */
    private static JsonArray complete(JsonArray domain) {
        JsonArray complete = new JsonArray();
        int wanted = 1;
        for (Object part : domain) {
            if (wanted == 0) {
                complete = new JsonArray().add("&").addAll(complete);
                wanted = 1;
            }
            wanted += change(part);
            complete.add(part);
        }
        return complete.equals(TRUE) ? new JsonArray() : complete;
    }

    /** How many more operands are wanted after a part of a domain. */
    private static int change(@Nullable Object part) {
        if ("!".equals(part)) {
            return 0;
        }
        return "&".equals(part) || "|".equals(part) ? 1 : -1;
    }

    private static void split(JsonArray domain, List<JsonArray> operands) {
        if (!domain.isEmpty() && "&".equals(domain.getValue(0))) {
            int middle = end(domain, 1);
            split(part(domain, 1, middle), operands);
            split(part(domain, middle, domain.size()), operands);
        } else if (!domain.isEmpty()) {
            operands.add(domain);
        }
    }

    /** Where the operand that begins at an index ends. */
    private static int end(JsonArray domain, int begin) {
        int wanted = 1;
        int index = begin;
        while (wanted > 0 && index < domain.size()) {
            wanted += change(domain.getValue(index++));
        }
        return index;
    }

    private static JsonArray part(JsonArray domain, int from, int to) {
        JsonArray part = new JsonArray();
        for (int i = from; i < to; i++) {
            part.add(domain.getValue(i));
        }
        return part;
    }
}
