package dev.switchboard.records;

import java.util.HashMap;
import java.util.Map;

/** The stretches of time of one answer's groups: the same day comes once for each operator. */
final class Periods {
    private final Environment env;
    private final Map<Start, Period> known = new HashMap<>();

    private record Start(GroupKey key, Object begin) {}

    Periods(Environment env) {
        this.env = env;
    }

    /** The one that a group begins at. */
    Period of(GroupKey key, Object begin) {
        return known.computeIfAbsent(new Start(key, begin), start -> key.period(env, begin));
    }
}
