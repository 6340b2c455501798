package dev.switchboard.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes what records are sorted by. */
public final class Ordering {
    private static final Pattern TERMS = Pattern.compile("\\s*,\\s*");
    private static final Pattern TERM =
            Pattern.compile("([a-z0-9_]+)(?:\\s+(asc|desc))?(?:\\s+nulls\\s+(first|last))?", Pattern.CASE_INSENSITIVE);

    private final Statement statement;
    private final Scope scope;

    /**
     * One thing that records are sorted by.
     *
     * @param field a field that PostgreSQL knows
     * @param descending whether the largest comes first
     * @param nulls {@code " NULLS FIRST"}, {@code " NULLS LAST"} or nothing
     */
    public record Term(Field field, boolean descending, String nulls) {}

    /** A caller's order cannot be used. */
    public static final class Malformed extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Malformed(String order) {
            super(order);
        }
    }

    /** A caller's order names a field that the model does not have. */
    public static final class UnknownField extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String field;

        UnknownField(String field) {
            super(field);
            this.field = field;
        }

        /** The name that was written. */
        public String field() {
            return field;
        }
    }

    Ordering(Statement statement, Scope scope) {
        this.statement = statement;
        this.scope = scope;
    }

    /**
     * Reads an order.
     *
     * @param order names of fields with {@code asc}, {@code desc} or neither, between commas
     * @throws Malformed when it is not of that form
     * @throws UnknownField when the model has no such field
     */
    public static List<Term> parse(Model model, String order) {
        List<Term> terms = new ArrayList<>();
        for (String part : TERMS.split(order.strip(), -1)) {
            Matcher matcher = TERM.matcher(part);
            if (!matcher.matches()) {
                throw new Malformed(order);
            }
            terms.add(new Term(
                    field(model, matcher.group(1)),
                    "desc".equalsIgnoreCase(matcher.group(2)),
                    Optional.ofNullable(matcher.group(3))
                            .map(nulls -> nulls.equalsIgnoreCase("first") ? " NULLS FIRST" : " NULLS LAST")
                            .orElse("")));
        }
        return terms;
    }

    private static Field field(Model model, String name) {
        return model.find(name).orElseThrow(() -> new UnknownField(name));
    }

    /** Appends what comes after ORDER BY. */
    void append(Model model, List<Term> terms, String alias) {
        String separator = "";
        for (Term term : terms) {
            statement.append(separator);
            separator = ", ";
            if (term.field().type() == FieldType.MANY2ONE) {
                Model target = scope.schema().target(term.field());
                Runnable id = () -> new Values(statement, scope).append(model, term.field(), alias);
                appendTarget(target, id, term.descending(), term.nulls());
            } else {
                appendValue(model, term.field(), alias);
                statement.append((term.descending() ? " DESC" : "") + term.nulls());
            }
        }
    }

    private void appendValue(Model model, Field field, String alias) {
        boolean bool = field.type() == FieldType.BOOLEAN;
        statement.append(bool ? "COALESCE(" : "");
        new Values(statement, scope).append(model, field, alias);
        statement.append(bool ? ", FALSE)" : "");
    }

    /**
     * Appends how records that point to others are sorted: as those are. Where empty ones go is said of the field, not
     * of what those are sorted by.
     *
     * @param id appends the id of the other record
     */
    void appendTarget(Model target, Runnable id, boolean descending, String nulls) {
        if (!nulls.isEmpty()) {
            id.run();
            statement.append(nulls.endsWith("FIRST") ? " IS NOT NULL, " : " IS NULL, ");
        }
        String separator = "";
        for (Term each : parse(target, target.order())) {
            statement.append(separator);
            separator = ", ";
            String other = statement.alias();
            statement.append("(SELECT ");
            appendValue(target, each.field(), other);
            statement.append(" FROM " + target.table() + " " + other + " WHERE " + other + ".id = ");
            id.run();
            statement.append(")" + (descending != each.descending() ? " DESC" : ""));
        }
    }
}
