package dev.switchboard.golden;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which recorded id, token or name stands for which actual one: a bijection for each kind. A pair that is seen for
 * the first time is believed; afterwards it must hold in both directions.
 */
final class Correspondence {
    private record Value(String kind, String text) {}

    private final Map<Value, String> actualOf = new HashMap<>();
    private final Map<Value, String> recordedOf = new HashMap<>();

    /**
     * Believes or checks that two values stand for the same thing.
     *
     * @param kind what is numbered: a model's name, or {@code session_id}, {@code uuid}, …
     * @return false when either value already stands for another one
     */
    boolean agree(String kind, String recorded, String actual) {
        var known = actualOf.putIfAbsent(new Value(kind, recorded), actual);
        if (known != null) {
            return known.equals(actual);
        }
        var taken = recordedOf.putIfAbsent(new Value(kind, actual), recorded);
        if (taken != null) {
            actualOf.remove(new Value(kind, recorded));
        }
        return taken == null;
    }

    /** Sets what is known beforehand. */
    void bind(String kind, String recorded, String actual) {
        if (!agree(kind, recorded, actual)) {
            throw new IllegalStateException(kind + " " + recorded + " stands for something else than " + actual);
        }
    }

    Optional<String> actual(String kind, String recorded) {
        return Optional.ofNullable(actualOf.get(new Value(kind, recorded)));
    }

    /** Whether an actual value already stands for some recorded one. */
    boolean isTaken(String kind, String actual) {
        return recordedOf.containsKey(new Value(kind, actual));
    }

    /** Lets a further recorded value stand for an actual one: Odoo renews what stays the same here. */
    void alias(String kind, String recorded, String actual) {
        actualOf.put(new Value(kind, recorded), actual);
    }

    /** The recorded values of one kind. */
    List<String> recorded(String kind) {
        return actualOf.keySet().stream()
                .filter(value -> value.kind().equals(kind))
                .map(Value::text)
                .toList();
    }

    /** Whether there is a model of which an actual number is the id that stands for a recorded one. */
    boolean isSomeId(String recorded, String actual) {
        return actualOf.entrySet().stream()
                .anyMatch(pair -> pair.getKey().text().equals(recorded)
                        && pair.getValue().equals(actual)
                        && pair.getKey().kind().contains("."));
    }

    /** A copy to try a pairing on, without believing it. */
    Correspondence copy() {
        var copy = new Correspondence();
        copy.actualOf.putAll(actualOf);
        copy.recordedOf.putAll(recordedOf);
        return copy;
    }
}
