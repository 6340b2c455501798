package dev.switchboard.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        } else if (domain instanceof Domain.Ignored) {
            statement.append("TRUE");
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
            append(model, follow(model, related.path(), leads), alias);
            return;
        }
        Model target = scope.schema().target(field);
        String other = statement.alias();
        statement.append(leads.exists() ? "EXISTS (" : "NOT EXISTS (");
        statement.append("SELECT FROM " + target.table() + " " + other + " WHERE ");
        values.appendLink(field, target, alias, other);
        if (leads.limited()) {
            appendReachable(target, other, false);
        }
        statement.append(" AND ");
        append(target, leads.inner(), other);
        statement.append(")");
    }

    /** A field of a record that is pointed to leads where that record's own field does, whoever may reach it. */
    private Domain follow(Model model, List<String> path, Domain.Leads leads) {
        Field first = model.field(path.get(0));
        if (path.size() == 1) {
            return new Domain.Leads(first, leads.inner(), leads.exists(), leads.limited());
        }
        Domain.Leads found = new Domain.Leads(leads.field(), leads.inner(), true, leads.limited());
        Domain rest = follow(scope.schema().target(first), path.subList(1, path.size()), found);
        return new Domain.Leads(first, rest, leads.exists(), false);
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
        } else if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
            compareForEquality(
                    field,
                    operator == Operator.EQUAL,
                    value == null ? comparison.field().nothing() : value);
        } else if (value == null) {
            statement.append("FALSE");
        } else {
            compareForOrder(field, operator, value, comparison.field());
        }
    }

    private void compareForEquality(Runnable field, boolean equal, @Nullable Object value) {
        if (value == null) {
            after(field, equal ? " IS NULL" : " IS NOT NULL");
        } else if (value instanceof Boolean wanted) {
            after(field, wanted == equal ? " IS TRUE" : " IS NOT TRUE");
        } else if (isNothing(value) == equal) {
            appendOrEmpty(field, equal ? " = " : " <> ", value);
        } else {
            after(field, equal ? " = " : " <> ");
            statement.bind(value);
        }
    }

    private static boolean isNothing(Object value) {
        return "".equals(value) || (value instanceof Number number && number.doubleValue() == 0);
    }

    private void appendOrEmpty(Runnable field, String operator, Object value) {
        statement.append("(");
        after(field, operator);
        statement.bind(value).append(" OR ");
        after(field, " IS NULL)");
    }

    private void after(Runnable field, String text) {
        field.run();
        statement.append(text);
    }

    /** An empty number is 0 here, too; other empty fields are neither before nor after anything. */
    private void compareForOrder(Runnable field, Operator operator, Object value, Field declared) {
        String word = " " + operator.word() + " ";
        boolean number = declared.nothing() instanceof Number && value instanceof Number;
        if (number && operator.holds(Double.compare(0, ((Number) value).doubleValue()))) {
            appendOrEmpty(field, word, value);
        } else {
            after(field, word);
            statement.bind(value);
        }
    }

    private void compareWithList(Runnable field, boolean in, List<?> list, Field declared) {
        Object nothing = declared.nothing();
        List<Object> present = new ArrayList<>(list);
        present.removeIf(Objects::isNull);
        boolean empty = present.size() < list.size() || (nothing != null && present.contains(nothing));
        if (empty && nothing != null && !present.contains(nothing)) {
            present.add(nothing);
        }
        if (present.isEmpty()) {
            compareWithNone(field, in, empty);
            return;
        }
        statement.append("(");
        after(field, in ? " = ANY(" : " <> ALL(");
        statement.bind(ValueArrays.of(present)).append(")");
        if (in == empty) {
            statement.append(" OR ");
            after(field, " IS NULL");
        }
        statement.append(")");
    }

    private void compareWithNone(Runnable field, boolean in, boolean empty) {
        if (empty) {
            after(field, in ? " IS NULL" : " IS NOT NULL");
        } else {
            statement.append(in ? "FALSE" : "TRUE");
        }
    }

    private void compareWithPattern(Runnable field, Domain.Comparison comparison, String pattern) {
        Operator operator = comparison.operator();
        if (pattern.isEmpty() && !operator.isWhole()) {
            statement.append(operator.isNegative() ? "FALSE" : "TRUE");
            return;
        }
        String word = operator.ignoresCase() ? " ILIKE " : " LIKE ";
        statement.append("(");
        field.run();
        statement.append("::text" + (operator.isNegative() ? " NOT" : "") + word);
        statement.bind(operator.isWhole() ? complete(pattern) : "%" + pattern + "%");
        if (operator.isNegative() != pattern.isEmpty()) {
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
