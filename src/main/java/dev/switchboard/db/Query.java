package dev.switchboard.db;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about the records of one model, of which it sees only those that the caller may reach.
 *
 * @param model whose records
 * @param domain which of them
 * @param order how they are sorted
 * @param offset how many are skipped
 * @param limit how many are wanted at most; {@code null} for all
 */
public record Query(
        Model model,
        Domain domain,
        List<Ordering.Term> order,
        int offset,
        @Nullable Integer limit) {
    private static final String ALIAS = "own";

    /** All records of a domain in the model's own order. */
    public static Query all(Model model, Domain domain) {
        return new Query(model, domain, Ordering.parse(model, model.order()), 0, null);
    }

    /** The records of some ids, unsorted. */
    public static Query byIds(Model model, List<Integer> ids) {
        return new Query(model, new Domain.Comparison(model.field("id"), Operator.IN, ids), List.of(), 0, null);
    }

    /** The statement that gives the ids. */
    public Statement ids(Scope scope) {
        Statement statement = new Statement().append("SELECT " + ALIAS + ".id");
        appendFrom(statement, scope);
        return page(statement, scope);
    }

    /** The statement that gives the number of records, counting no further than {@code limit}. */
    public Statement count(Scope scope) {
        Statement statement = new Statement();
        if (limit == null) {
            statement.append("SELECT count(*)");
            appendFrom(statement, scope);
            return statement;
        }
        statement.append("SELECT count(*) FROM (SELECT");
        appendFrom(statement, scope);
        return statement.append(" LIMIT ").bind(limit).append(") counted");
    }

    /** The statement that gives the values of fields; {@link Rows} reads them. */
    public Statement values(Scope scope, List<Field> fields, boolean sizesOnly) {
        Statement statement = new Statement().append("SELECT " + ALIAS + ".id");
        for (Field field : fields) {
            appendValue(statement, scope, field, sizesOnly);
        }
        appendFrom(statement, scope);
        return page(statement, scope);
    }

    private void appendValue(Statement statement, Scope scope, Field field, boolean sizesOnly) {
        Values values = new Values(statement, scope);
        boolean size = sizesOnly && field.type() == FieldType.BINARY;
        statement.append(size ? ", octet_length(" : ", ");
        values.append(model, field, ALIAS);
        statement.append(size ? ")" : "");
        if (field.type() == FieldType.MANY2ONE) {
            appendName(statement, scope.unlimited(), field);
        }
    }

    /** What a record is called may be known to whoever sees that it is pointed to. */
    private void appendName(Statement statement, Scope scope, Field field) {
        Model target = scope.schema().target(field);
        String other = statement.alias();
        Values values = new Values(statement, scope);
        statement.append(", (SELECT ");
        values.append(target, target.field("display_name"), other);
        statement.append(" FROM " + target.table() + " " + other + " WHERE " + other + ".id = ");
        values.append(model, field, ALIAS);
        statement.append(")");
    }

    /** Appends the rows of the question, for statements that ask something else about them. */
    void appendFrom(Statement statement, Scope scope) {
        Conditions conditions = new Conditions(statement, scope);
        statement.append(" FROM " + model.table() + " " + ALIAS + " WHERE ");
        conditions.append(model, domain, ALIAS);
        conditions.appendReachable(model, ALIAS, false);
    }

    private Statement page(Statement statement, Scope scope) {
        if (!order.isEmpty()) {
            statement.append(" ORDER BY ");
            new Ordering(statement, scope).append(model, order, ALIAS);
        }
        if (limit != null) {
            statement.append(" LIMIT ").bind(limit);
        }
        return offset > 0 ? statement.append(" OFFSET ").bind(offset) : statement;
    }
}
