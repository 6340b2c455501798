package dev.switchboard.db;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the SQL of a domain. */
final class Conditions {
    private final Statement statement;
    private final Scope scope;
    private final Values values;

    Conditions(Statement statement, Scope scope) {
        this.statement = statement;
        this.scope = scope;
        this.values = new Values(statement, scope);
    }

    /** Appends a condition on the row {@code alias} of a model. */
    void append(Model model, Domain domain, String alias) {
        if (domain instanceof Domain.Constant constant) {
            statement.append(constant.value() ? "TRUE" : "FALSE");
        } else if (domain instanceof Domain.All all) {
            join(model, all.domains(), " AND ", "TRUE", alias);
        } else if (domain instanceof Domain.Some some) {
            join(model, some.domains(), " OR ", "FALSE", alias);
        } else if (domain instanceof Domain.Comparison comparison) {
            compare(model, comparison, alias);
        } else if (domain instanceof Domain.Leads leads) {
            appendLeads(model, leads, alias);
        } else if (domain instanceof Domain.Tree tree) {
            appendTree(model, tree, alias);
        } else if (domain instanceof Domain.Rule rule) {
            statement.append("(");
            rule.condition().append(statement, alias, scope.variables());
            statement.append(")");
        }
    }

    private void join(Model model, List<Domain> domains, String word, String none, String alias) {
        if (domains.isEmpty()) {
            statement.append(none);
            return;
        }
        String separator = "(";
        for (Domain domain : domains) {
            statement.append(separator);
            append(model, domain, alias);
            separator = word;
        }
        statement.append(")");
    }

    /** Appends, each with AND before it, what limits a model's rows to those that the caller may reach. */
    void appendReachable(Model model, String alias, boolean activeOnly) {
        Domain visible = scope.visible().apply(model);
        if (!visible.equals(Domain.Constant.EVERYTHING)) {
            statement.append(" AND ");
            new Conditions(statement, scope.unlimited()).append(model, visible, alias);
        }
        if (activeOnly && model.find("active").isPresent()) {
            statement.append(" AND ");
            values.append(model, model.field("active"), alias);
        }
    }

    private void appendLeads(Model model, Domain.Leads leads, String alias) {
        Field field = leads.field();
        if (field.source() instanceof Source.Related related) {
            append(model, follow(model, related.path(), leads.inner(), leads.exists()), alias);
            return;
        }
        Model target = scope.schema().target(field);
        String other = statement.alias();
        statement.append(leads.exists() ? "EXISTS (" : "NOT EXISTS (");
        statement.append("SELECT FROM " + target.table() + " " + other + " WHERE ");
        values.appendLink(field, target, alias, other);
        appendReachable(target, other, scope.activeOnly() && field.type().isList());
        statement.append(" AND ");
        append(target, leads.inner(), other);
        statement.append(")");
    }

    /** A field of a record that is pointed to leads where that record's own field does. */
    private Domain follow(Model model, List<String> path, Domain inner, boolean exists) {
        Field first = model.field(path.get(0));
        Domain rest = path.size() == 1
                ? inner
                : follow(scope.schema().target(first), path.subList(1, path.size()), inner, true);
        return new Domain.Leads(first, rest, exists);
    }

    private void appendTree(Model model, Domain.Tree tree, String alias) {
        String parent = tree.parent().columnName();
        String step = tree.downwards() ? "t." + parent + " = tree.id" : "t.id = tree.parent";
        statement.append(alias + ".id " + (tree.inside() ? "" : "NOT ") + "IN (WITH RECURSIVE tree (id, parent) AS (");
        statement.append("SELECT id, " + parent + " FROM " + model.table() + " WHERE id = ANY(");
        statement.bind(tree.ids().toArray(Integer[]::new));
        statement.append(") UNION SELECT t.id, t." + parent + " FROM " + model.table() + " t JOIN tree ON " + step);
        statement.append(") SELECT id FROM tree)");
    }

    private void compare(Model model, Domain.Comparison comparison, String alias) {
        Operator operator = comparison.operator();
        Object value = comparison.value();
        Runnable field = () -> values.append(model, comparison.field(), alias);
        if (value instanceof List<?> list) {
            compareWithList(field, operator == Operator.IN, list, comparison.field());
        } else if (operator.isPattern()) {
            compareWithPattern(field, comparison, String.valueOf(value));
        } else if (isEmpty(comparison.field(), value)) {
            compareWithNothing(field, operator, comparison.field());
        } else {
            compareWithValue(field, operator, value);
        }
    }

    private static boolean isEmpty(Field field, @Nullable Object value) {
        return value == null || (field.type() == FieldType.BOOLEAN && Boolean.FALSE.equals(value));
    }

    private void compareWithNothing(Runnable field, Operator operator, Field declared) {
        boolean bool = declared.type() == FieldType.BOOLEAN;
        switch (operator) {
            case EQUAL -> after(field, bool ? " IS NOT TRUE" : " IS NULL");
            case NOT_EQUAL -> after(field, bool ? " IS TRUE" : " IS NOT NULL");
            default -> statement.append("FALSE");
        }
    }

    private void after(Runnable field, String text) {
        field.run();
        statement.append(text);
    }

    private void compareWithValue(Runnable field, Operator operator, @Nullable Object value) {
        String word = operator == Operator.NOT_EQUAL ? "IS DISTINCT FROM" : operator.word();
        after(field, " " + word + " ");
        statement.bind(value);
    }

    private void compareWithList(Runnable field, boolean in, List<?> list, Field declared) {
        List<?> present =
                list.stream().filter(value -> !isEmpty(declared, value)).toList();
        boolean empty = present.size() < list.size();
        boolean bool = declared.type() == FieldType.BOOLEAN;
        if (present.isEmpty()) {
            if (empty) {
                compareWithNothing(field, in ? Operator.EQUAL : Operator.NOT_EQUAL, declared);
            } else {
                statement.append(in ? "FALSE" : "TRUE");
            }
            return;
        }
        statement.append("(");
        after(field, in ? " = ANY(" : " <> ALL(");
        statement.bind(ValueArrays.of(present)).append(")");
        if (in == empty) {
            statement.append(" OR ");
            after(field, bool ? " IS NOT TRUE" : " IS NULL");
        } else if (empty) {
            statement.append(" AND ");
            after(field, bool ? " IS TRUE" : " IS NOT NULL");
        }
        statement.append(")");
    }

    private void compareWithPattern(Runnable field, Domain.Comparison comparison, String pattern) {
        Operator operator = comparison.operator();
        String word = operator.ignoresCase() ? " ILIKE " : " LIKE ";
        statement.append("(");
        field.run();
        statement.append("::text" + (operator.isNegative() ? " NOT" : "") + word);
        statement.bind(operator.isWhole() ? complete(pattern) : "%" + pattern + "%");
        if (operator.isNegative()) {
            statement.append(" OR ");
            after(field, " IS NULL");
        }
        statement.append(")");
    }

    /** A pattern that ends in a lone backslash is none to PostgreSQL: it means the backslash itself. */
    private static String complete(String pattern) {
        int end = pattern.length();
        while (end > 0 && pattern.charAt(end - 1) == '\\') {
            end--;
        }
        return (pattern.length() - end) % 2 == 0 ? pattern : pattern + "\\";
    }
}
