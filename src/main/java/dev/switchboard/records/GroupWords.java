package dev.switchboard.records;

import dev.switchboard.db.Aggregate;
import dev.switchboard.db.Field;
import dev.switchboard.db.FieldType;
import dev.switchboard.db.Granularity;
import dev.switchboard.db.Grouping;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operation;
import dev.switchboard.db.Source;
import dev.switchboard.db.Trait;
import dev.switchboard.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what callers group by, what they want to be told, and in which order, against the declarations. */
final class GroupWords {
    /** How callers ask for the number of records. */
    static final String COUNT = "__count";

    private static final Pattern SPECIFICATION = Pattern.compile("(\\w+)(?:\\.([\\w.]+))?(?::(\\w+))?");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern TERM = Pattern.compile(
            "\\s*([a-z0-9_.]+(?::[a-z_]+)?)(?:\\s+(desc|asc))?(?:\\s+nulls (first|last))?\\s*",
            Pattern.CASE_INSENSITIVE);

    private final Environment env;
    private final Model model;

    GroupWords(Environment env, Model model) {
        this.env = env;
        this.model = model;
    }

    /** What a field is grouped by or how it is summed up; {@code word} is the granularity or the function. */
    private record Specification(
            String field, @Nullable String path, @Nullable String word) {}

    private static Specification specification(String text) {
        Matcher matcher = SPECIFICATION.matcher(text);
        if (!matcher.matches()) {
            throw refusal("""
                    Invalid aggregate/groupby specification %s.
                    - Valid aggregate specification looks like "<field_name>:<agg>" example: "quantity:sum".
                    - Valid groupby specification looks like "<no_datish_field_name>" or "<datish_field_name>:<granularity>" example: "date:month" or "<properties_field_name>.<property>:<granularity>".""".formatted(Python.repr(text)));
        }
        return new Specification(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    private static Refusal refusal(String message) {
        return new Refusal(Refusal.Kind.VALUE_ERROR, message);
    }

    /**
     * What groups have in common.
     *
     * @param text a field, and for days and moments a granularity after a colon
     */
    GroupKey key(String text) {
        Specification specification = specification(text);
        Field field = model.find(specification.field()).orElseThrow(() -> unknown(specification.field()));
        if (specification.path() != null) {
            throw refusal("Property access on non-property field: " + Python.repr(text));
        }
        checkStored(field, text);
        Access.check(env, model, List.of(field), Operation.READ);
        return new GroupKey(text, field, granularity(field, text, specification.word()));
    }

    /** The same with months where a day or moment is grouped by without a word about how. */
    String withGranularity(String text) {
        Specification specification = specification(text);
        Field field = model.find(specification.field()).orElseThrow(() -> unknown(specification.field()));
        boolean time = field.type() == FieldType.DATE || field.type() == FieldType.DATETIME;
        return time && specification.word() == null ? text + ":month" : text;
    }

    private static Refusal unknownIn(String name, Model model, String text) {
        return refusal("Invalid field '%s' on model '%s' for %s.".formatted(name, model.name(), Python.repr(text)));
    }

    private Refusal unknown(String name) {
        return refusal("Invalid field '%s' on model '%s'".formatted(name, model.name()));
    }

    private void checkStored(Field field, String text) {
        boolean list = field.type() == FieldType.MANY2MANY;
        boolean stored = list ? field.relation().link() != null && !field.is(Trait.UNSTORED) : isStored(field);
        if (!stored) {
            throw list
                    ? refusal("Group by non-stored many2many field: " + Python.repr(text))
                    : refusal(env.dialect().notStored(model.name(), field.name()));
        }
    }

    /** Whether PostgreSQL finds a field's values in tables, be it by way of another record. */
    private boolean isStored(Field field) {
        boolean elsewhere = env.series() >= 18
                && field.source() instanceof Source.Related
                && !field.name().equals("display_name");
        return (elsewhere || !field.is(Trait.UNSTORED))
                && !(field.source() instanceof Source.Computed)
                && !field.type().isList()
                && field.type() != FieldType.BINARY;
    }

    private @Nullable Granularity granularity(Field field, String text, @Nullable String word) {
        boolean time = field.type() == FieldType.DATE || field.type() == FieldType.DATETIME;
        if (word == null && time) {
            throw refusal("Granularity not set on a date(time) field: " + Python.repr(text));
        }
        if (word == null) {
            return null;
        }
        if (!time) {
            throw refusal("Granularity set on a no-datetime field or property: " + Python.repr(text));
        }
        return Granularity.of(word)
                .filter(granularity -> env.series() >= 18 || !granularity.isNumber())
                .orElseThrow(() -> refusal("Granularity specification isn't correct: " + Python.repr(word)));
    }

    /**
     * What is told about groups.
     *
     * @param text a field and a function after a colon, or {@value #COUNT}
     */
    Aggregate aggregate(String text) {
        if (text.equals(COUNT)) {
            return Aggregate.RECORDS;
        }
        Specification specification = specification(text);
        if (specification.path() != null) {
            throw refusal("Invalid %s, this dot notation is not supported".formatted(Python.repr(text)));
        }
        String name = specification.field();
        Field field = model.find(name).orElseThrow(() -> unknownIn(name, model, text));
        if (specification.word() == null) {
            throw refusal("Aggregate method is mandatory for " + Python.repr(name));
        }
        String word = specification.word();
        Aggregate.Function function = Aggregate.Function.of(word)
                .orElseThrow(() ->
                        refusal("Invalid aggregate method %s for %s.".formatted(Python.repr(word), Python.repr(text))));
        if (!isStored(field)) {
            throw refusal(env.dialect().notStored(model.name(), name));
        }
        Access.check(env, model, List.of(field), Operation.READ);
        if (!function.takes(field.type())) {
            throw refusal("Invalid aggregate method %s for %s.".formatted(Python.repr(word), Python.repr(text)));
        }
        return new Aggregate(function, field);
    }

    /** How a field is summed up where nobody says: a specification, if the field is summed up at all. */
    Optional<String> usual(String name) {
        Field field = model.find(name).orElseThrow(() -> unknown(name));
        String function = field.aggregator();
        return function == null || !isStored(field) || field.is(Trait.UNSTORED)
                ? Optional.empty()
                : Optional.of(name + ":" + function);
    }

    /**
     * The order of groups.
     *
     * @param keys what they have in common
     * @param aggregates what is told about them; what they are sorted by besides is added
     */
    List<Grouping.Term> order(String order, List<String> keys, List<Aggregate> aggregates) {
        List<Grouping.Term> terms = new ArrayList<>();
        for (String part : COMMA.split(order, -1)) {
            Matcher matcher = TERM.matcher(part);
            if (!matcher.matches()) {
                throw refusal("Invalid order %s for _read_group()".formatted(Python.repr(order)));
            }
            int key = keys.indexOf(matcher.group(1));
            int column = key >= 0 ? key : keys.size() + aggregate(matcher.group(1), part, aggregates);
            String nulls = matcher.group(3);
            terms.add(new Grouping.Term(
                    column,
                    "desc".equalsIgnoreCase(matcher.group(2)),
                    nulls == null ? "" : (nulls.equalsIgnoreCase("first") ? " NULLS FIRST" : " NULLS LAST")));
        }
        return terms;
    }

    private int aggregate(String term, String part, List<Aggregate> aggregates) {
        try {
            Aggregate aggregate = aggregate(term);
            if (!aggregates.contains(aggregate)) {
                aggregates.add(aggregate);
            }
            return aggregates.indexOf(aggregate);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.VALUE_ERROR) {
                throw refusal;
            }
            throw refusal("Order term %s is not a valid aggregate nor valid groupby".formatted(Python.repr(part)));
        }
    }
}
